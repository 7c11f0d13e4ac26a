import type { Rule } from '../../rule.ts'
import { securityIsAttachedInPlace } from './bsp-attach.ts'
import { noInclusiveCanonicalization } from './bsp-c14n.ts'
import { digestsAreSha1 } from './bsp-digest.ts'
import { encryptionIsKnown } from './bsp-encalg.ts'
import { httpsIsWhatItSays } from './bsp-https.ts'
import { keyWrapIsKnown } from './bsp-keywrap.ts'
import { policyReferencesResolve } from './bsp-policyref.ts'
import { securityIsDeclared } from './bsp-scope.ts'
import { signaturesAreSha1 } from './bsp-sigalg.ts'
import { noXPath10Transforms } from './bsp-transform.ts'

/** What policies in a description can show of the Basic Security Profiles 1.0 and 1.1. */
export const basicSecurityProfileRules: readonly Rule[] = [
  securityIsDeclared,
  noInclusiveCanonicalization,
  noXPath10Transforms,
  digestsAreSha1,
  signaturesAreSha1,
  encryptionIsKnown,
  keyWrapIsKnown,
  httpsIsWhatItSays,
  policyReferencesResolve,
  securityIsAttachedInPlace,
]
