import type {Session} from '../../wizard/session.js';
import type {World} from '../../world.js';
import type {Followed} from '../project/follow.js';
import type {WizardFlags} from './flags.js';
import type {Prepared} from './prepare.js';

/** What a run starts with, and how its variables are named. */
export type Ready = Prepared & Pick<Followed, 'variables'>;

/** Writes the answers as a project file, where that is wanted and something was made. */
export async function keepProject(
	world: World,
	session: Session,
	flags: WizardFlags,
	{variables}: Ready,
): Promise<void> {
	if (!flags.init || session.state.run?.status !== 'made') return;
	const {writeProject} = await import('../project/write.js');
	const {force, format} = flags;
	const told = await writeProject(session, {folder: world.cwd, force, format, variables});
	world.stderr.write(`kafkey: ${told}\n`);
}
