import {testSandbox} from '../../support/sandbox.js';
import {rightsTable} from './rights-table.js';
import {signInTable} from './sign-in-table.js';

const sandbox = testSandbox({topicCount: 12});

function target() {
	const {brokers = '', signIn} = sandbox.system('apache-kafka');
	const admin = {user: signIn['user'] ?? '', password: signIn['password'] ?? ''};
	return {address: brokers, authority: sandbox.authorities, admin};
}

signInTable(target);
rightsTable(target);
