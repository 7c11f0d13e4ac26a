import type { ChangeKind } from '../../change-kind.ts'
import { kindRows } from './kind-rows.ts'

const NOT_BY_ITSELF =
  'Who gets in is decided by gateways and identity providers; the description alone does not tell whom it breaks.'
const OTHER_WAY = 'Clients that show who they are in the former way are turned away.'
const DECLARED = 'A scheme counts only where a requirement names it.'

/** Security schemes and requirements. */
export const SECURITY_KINDS: readonly ChangeKind[] = kindRows('none', [
  [
    'api-security-component-added',
    'info',
    'security scheme added',
    'The security scheme "{name}" is new.',
    DECLARED,
  ],
  [
    'api-security-component-removed',
    'info',
    'security scheme removed',
    'The security scheme "{name}" was removed.',
    DECLARED,
  ],
  [
    'api-security-component-type-changed',
    'info',
    'type of a security scheme changed',
    'The security scheme "{name}" has the type {to} instead of {from}.',
    NOT_BY_ITSELF,
  ],
  [
    'api-security-component-http-scheme-changed',
    'error',
    'HTTP authentication scheme changed',
    'The security scheme "{name}" uses {to} instead of {from} (scheme).',
    OTHER_WAY,
  ],
  [
    'api-security-component-api-key-in-changed',
    'error',
    'place of an API key changed',
    'The security scheme "{name}" expects its key in {to} instead of {from} (in).',
    OTHER_WAY,
  ],
  [
    'api-security-component-api-key-name-changed',
    'error',
    'name of an API key changed',
    'The security scheme "{name}" expects its key as "{to}" instead of "{from}" (name).',
    OTHER_WAY,
  ],
  [
    'api-security-component-bearer-format-changed',
    'info',
    'hint about the format of bearer tokens changed',
    'The security scheme "{name}" describes its tokens as {to} instead of {from} (bearerFormat).',
    'The format is a hint for people; clients pass tokens on as they are.',
    'patch',
  ],
  [
    'api-security-component-openid-connect-url-changed',
    'warning',
    'OpenID Connect URL changed',
    'The security scheme "{name}" is described at {to} instead of {from} (openIdConnectUrl).',
    'Clients that look the address up follow; those that have it written down may be turned away.',
  ],
  [
    'api-security-component-oauth-refresh-url-changed',
    'info',
    'refresh URL changed',
    'The security scheme "{name}" renews tokens at {to} instead of {from} ({flow}).',
    NOT_BY_ITSELF,
  ],
  [
    'api-security-component-oauth-url-changed',
    'info',
    'authorization URL changed',
    'The security scheme "{name}" asks for authorization at {to} instead of {from} ({flow}).',
    NOT_BY_ITSELF,
  ],
  [
    'api-security-component-oauth-token-url-changed',
    'info',
    'token URL changed',
    'The security scheme "{name}" gives out tokens at {to} instead of {from} ({flow}).',
    NOT_BY_ITSELF,
  ],
  [
    'api-security-component-oauth-flow-added',
    'info',
    'OAuth flow added',
    'The security scheme "{name}" offers the flow {flow} from now on.',
    'The other flows stay.',
  ],
  [
    'api-security-component-oauth-flow-removed',
    'error',
    'OAuth flow removed',
    'The security scheme "{name}" no longer offers the flow {flow}.',
    OTHER_WAY,
  ],
  [
    'api-security-component-oauth-scope-added',
    'info',
    'OAuth scope added',
    'The security scheme "{name}" knows the scope "{scope}" from now on ({flow}).',
    DECLARED,
  ],
  [
    'api-security-component-oauth-scope-removed',
    'info',
    'OAuth scope removed',
    'The security scheme "{name}" no longer knows the scope "{scope}" ({flow}).',
    DECLARED,
  ],
  [
    'api-security-component-oauth-scope-changed',
    'info',
    'description of an OAuth scope changed',
    'The security scheme "{name}" describes the scope "{scope}" in other words ({flow}).',
    'Only the description differs.',
    'patch',
  ],
  [
    'api-security-anonymous-access-removed',
    'warning',
    'requests without authentication no longer accepted',
    '{subject} no longer lets in requests without authentication.',
    'Callers that do not show who they are are turned away, unless they were before and the description only says so now.',
  ],
  [
    'api-security-anonymous-access-added',
    'info',
    'requests without authentication accepted',
    '{subject} lets in requests without authentication from now on.',
    'Whoever authenticates is let in as before.',
  ],
  [
    'api-security-removed',
    'info',
    'security requirement of an operation removed',
    '{subject} no longer accepts {value}: {now}.',
    NOT_BY_ITSELF,
  ],
  [
    'api-security-added',
    'info',
    'security requirement of an operation added',
    '{subject} {verb} {value} from now on: {now}.',
    NOT_BY_ITSELF,
  ],
  [
    'api-security-scope-added',
    'info',
    'scope of a security requirement added',
    '{subject} asks for the scope "{scope}" of {value} from now on.',
    NOT_BY_ITSELF,
  ],
  [
    'api-security-scope-removed',
    'info',
    'scope of a security requirement removed',
    '{subject} no longer asks for the scope "{scope}" of {value}.',
    NOT_BY_ITSELF,
  ],
  [
    'api-global-security-removed',
    'info',
    'security requirement of all operations removed',
    '{subject} no longer accepts {value}: {now}.',
    NOT_BY_ITSELF,
  ],
  [
    'api-global-security-added',
    'info',
    'security requirement of all operations added',
    '{subject} {verb} {value} from now on: {now}.',
    NOT_BY_ITSELF,
  ],
  [
    'api-global-security-scope-added',
    'info',
    'scope of a security requirement of all operations added',
    '{subject} asks for the scope "{scope}" of {value} from now on.',
    NOT_BY_ITSELF,
  ],
  [
    'api-global-security-scope-removed',
    'info',
    'scope of a security requirement of all operations removed',
    '{subject} no longer asks for the scope "{scope}" of {value}.',
    NOT_BY_ITSELF,
  ],
])

const HONEST =
  'A version number that hides a break misleads those who trust it; who wants that refused raises the level.'

/** What the version number of the description says about the changes. */
export const VERSION_KINDS: readonly ChangeKind[] = kindRows('none', [
  [
    'api-version-not-bumped',
    'info',
    'breaking changes under the same version',
    'The changes break clients, and info.version is still {to}.',
    HONEST,
  ],
  [
    'api-version-decreased',
    'info',
    'breaking changes under a lower version',
    'The changes break clients, and info.version went down from {from} to {to}.',
    HONEST,
  ],
  [
    'api-major-version-not-bumped',
    'info',
    'breaking changes under the same major version',
    'The changes break clients, and info.version went from {from} to {to} with the same major number.',
    HONEST,
  ],
])
