// An organisation with an OpenID provider on loopback: node provider.mjs LIBRARY PORT REDIRECT_URI
//
// Prints its port (0 chooses one) and ends with its standard input. Its own pages for signing in and consent take any
// password. Whoever signs in as ADDRESS has that mail address, verified; as `unverified:ADDRESS`, not verified; as
// `nameless`, none. The keys that it signs with are new at every start.
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';

// The library warns that it stands on feet for development, as it is meant to here.
console.info = console.warn = () => {};

const [library, port, redirectUri] = process.argv.slice(2);
const { default: Provider } = await import(library);

const person = (login) => {
  const [, unverified, address] = /^(unverified:)?(.*@.*)?/.exec(login);
  return { sub: login, ...(address && { email: address, email_verified: !unverified }) };
};

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const key = { ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), use: 'sig', alg: 'RS256' };

const server = createServer();
server.listen(Number(port), '127.0.0.1', () => {
  const provider = new Provider(`http://127.0.0.1:${server.address().port}`, {
    // Of a native client's address on loopback the port does not count (RFC 8252), and ours is chosen anew every time.
    clients: [{
      client_id: 'portolan',
      client_secret: 'hush: a secret/with signs',
      redirect_uris: [redirectUri],
      application_type: 'native',
    }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    findAccount: (_, login) => ({ accountId: login, claims: () => person(login) }),
    pkce: { required: () => true },
    jwks: { keys: [key] },
    cookies: { keys: [randomUUID()] },
  });
  provider.on('server_error', (_, error) => console.error(error));
  server.on('request', provider.callback());
  console.log(server.address().port);
});
process.stdin.on('end', () => process.exit()).resume();
