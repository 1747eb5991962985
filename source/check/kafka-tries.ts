import {type Told, told} from '../errors.js';
import type {KafkaCluster, Seen} from '../network/kafka/kafka.js';
import type {KafkaProblem} from '../network/kafka/kafka-problem.js';
import {safeText} from '../network/safe-text.js';
import type {KafkaAccess} from '../providers/access.js';
import type {OutOfReach} from './kafka-brokers.js';
import {passedBy, signedInTo, stagesOf} from './kafka-stages.js';
import {isShut, type Reported} from './may.js';
import {type Judgement, judgeRights, noTopic, showRights} from './rights.js';
import {enumerated, inWords} from './rights-words.js';
import type {Try} from './spreading.js';
import type {End, Stage} from './verdict.js';

/** What was seen by somebody who is signed in. */
export type Sight = {
	readonly seen: readonly Seen[];
	readonly cluster: KafkaCluster;
	readonly reported: readonly Reported[];
	readonly brokers: OutOfReach;
};

/**
 * Signed in: what it may do, compared with what was asked for where that is known. A new credential may have been given
 * rights on topics to come; else a topic that is named and not there is a mistake.
 */
export function signedInTry(
	access: KafkaAccess,
	{seen, cluster, reported, brokers}: Sight,
	fresh: boolean,
): Try {
	const {rights, strict} = access;
	const judgement: Judgement = rights
		? judgeRights(rights, reported, strict)
		: {end: 'works', missing: [], extra: [], ...showRights(reported)};
	const {sentences, unseen, missing} = judgement;
	const shut = rights ? [] : reported.filter(isShut);
	const absent = reported
		.filter(({isAbsent}) => isAbsent)
		.map((each) => inWords({...each, pattern: 'literal'}));
	const mistaken = rights && fresh ? [] : absent;
	const difference = noSuchTopic(mistaken) ?? nothingAllowed(shut) ?? differing(judgement);
	const problem = brokers.all ? namesLeadNowhere(brokers) : difference;
	const isToCome = sentences.length === 0 && unseen.length > 0 && mistaken.length === 0;
	return {
		end: brokers.all ? 'unreachable' : difference ? 'differs' : 'works',
		sentences: [
			`signed in to ${signedInTo(seen) ?? access.bootstrapServers}`,
			...sentences,
			...new Set([...unseen, ...absent.map(noTopic)]),
			...(isToCome ? ['rights cannot be shown yet'] : []),
			...brokers.sentences,
			...passedBy(seen),
		],
		stages: [...stagesOf(seen), clusterStage(cluster, brokers), ...rightsStage(judgement, difference)],
		...(problem && {problem}),
		mayPass: !brokers.all && missing.length + shut.length > 0,
		waitsFor: 'signed in; ACLs and role bindings take a while to spread too',
	};
}

/** It did not come to that. */
export function failedTry(problem: KafkaProblem, seen: readonly Seen[]): Try {
	const stages = stagesOf(seen);
	const end = endOf(problem);
	const last: Stage = {
		name: problem.stage,
		status: 'failed',
		sentence: problem.reason,
	};
	const isSeen = stages.some(({status}) => status === 'failed');
	return {
		end,
		sentences: [problem.reason],
		stages: isSeen ? stages : [...stages, last],
		problem: told(problem),
		mayPass: problem.failure === 'credentials',
	};
}

function endOf({stage, failure}: KafkaProblem): End {
	switch (failure) {
		case 'credentials':
		case 'mechanism':
		case 'no-sign-in':
		case 'not-proved':
		case 'plain-text':
		case 'client-certificate':
			return 'refused';
		default:
			return stage === 'cluster' && failure === 'not-authorized' ? 'differs' : 'unreachable';
	}
}

function clusterStage({id, brokers}: KafkaCluster, {names, all}: OutOfReach): Stage {
	const count = `${brokers.length} ${brokers.length === 1 ? 'broker' : 'brokers'}`;
	const away = names.length === 0 ? '' : `, out of reach from here: ${enumerated(names, 'and')}`;
	return {
		name: 'cluster',
		status: names.length === 0 ? 'ok' : all ? 'failed' : 'unknown',
		sentence: `${id === undefined ? 'cluster' : safeText(id)}, ${count}${away}`,
	};
}

function rightsStage({sentences, unseen}: Judgement, difference: Told | undefined): Stage[] {
	if (sentences.length === 0 && unseen.length === 0) return [];
	const status = difference ? 'failed' : unseen.length > 0 ? 'unknown' : 'ok';
	return [{name: 'rights', status, sentence: [...sentences, ...unseen].join(', ')}];
}

function differing({end, missing, extra}: Judgement): Told | undefined {
	if (end === 'works') return undefined;
	const lacks = `may not ${enumerated(missing, 'or')}, which was asked for`;
	const has = `may ${enumerated(extra, 'and')}, which was not asked for`;
	if (missing.length === 0) {
		return {
			what: `The user ${has}.`,
			why: 'Something else gives it that right: another ACL or role binding, of its own or of everybody.',
			next: 'Take that away, or give it to another user.',
		};
	}
	return {
		what: `The user ${lacks}${extra.length > 0 ? `; it ${has}` : ''}.`,
		why: 'No ACL or role binding that the broker knows allows it, or one denies it.',
		next: 'Look at the rights of this user, and at those that deny.',
	};
}

function noSuchTopic(names: readonly string[]): Told | undefined {
	if (names.length === 0) return undefined;
	return {
		what: `There is no topic ${enumerated(names, 'or')} on this cluster.`,
		why: 'The sign-in works; the broker does not know the topic.',
		next: 'Check its name, or make the topic.',
	};
}

/** Where nothing was asked for: what is named for the access is meant to be used. */
function nothingAllowed(shut: readonly Reported[]): Told | undefined {
	if (shut.length === 0) return undefined;
	const names = shut.map((each) => inWords({...each, pattern: 'literal'}));
	return {
		what: `The user may do nothing with ${enumerated(names, 'and')}.`,
		why: 'No ACL or role binding that the broker knows allows it, or there is nothing of that name.',
		next: 'Check the name, and the rights of this user.',
	};
}

function namesLeadNowhere({names, sentences: [first = '']}: OutOfReach): Told {
	return {
		what: `The cluster sends its clients to ${enumerated(names, 'and')}, which cannot be used from here.`,
		why: `A client connects to the names that the brokers advertise, whatever the bootstrap servers are; ${first}.`,
		next: 'Correct advertised.listeners of the brokers, or check from inside their network.',
	};
}
