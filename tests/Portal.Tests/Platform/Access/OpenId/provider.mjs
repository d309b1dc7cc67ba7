// The provider of the tests: oidc-provider with its development log-in. Whoever logs in as "NAME:GROUP,GROUP" has these groups.
// Environment: OIDC_PROVIDER (folder of the package), PORT, REDIRECT (the portal's address).
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { pathToFileURL } from 'node:url';

const { default: Provider } = await import(pathToFileURL(`${process.env.OIDC_PROVIDER}/lib/index.js`).href);
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const issuer = `http://127.0.0.1:${process.env.PORT}`;
const portal = process.env.REDIRECT;

const provider = new Provider(issuer, {
  clients: [{
    client_id: 'portal',
    client_secret: 'a-secret-of-the-tests: with+signs',
    redirect_uris: [`${portal}/sign-in/oidc`],
    post_logout_redirect_uris: [`${portal}/sign-in?out=1`],
  }],
  jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), use: 'sig', alg: 'RS256' }] },
  cookies: { keys: [randomUUID()] },
  claims: { openid: ['sub'], profile: ['name'], groups: ['groups'] },
  scopes: ['openid', 'profile', 'groups'],
  pkce: { required: () => true },
  features: { devInteractions: { enabled: true }, rpInitiatedLogout: { enabled: true } },
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => {
      const [name, groups = ''] = id.split(':');
      return { sub: id, name: `${name} of the provider`, groups: groups.split(',').filter(Boolean) };
    },
  }),
});

provider.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('ready'));
