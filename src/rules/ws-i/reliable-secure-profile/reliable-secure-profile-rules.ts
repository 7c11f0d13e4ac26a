import type { Rule } from '../../rule.ts'
import { makeConnectionIsOfEndpoints } from './rsp-mc-ns.ts'
import { reliabilityNeedsAddressing } from './rsp-rm-addr.ts'
import { reliabilityIsWellFormed } from './rsp-rm-nest.ts'
import { reliableMessagingIsStandard } from './rsp-rm-ns.ts'
import { sequencesAreSecurable } from './rsp-rm-str.ts'

/** What policies in a description can show of the Reliable Secure Profile 1.0. */
export const reliableSecureProfileRules: readonly Rule[] = [
  reliableMessagingIsStandard,
  reliabilityNeedsAddressing,
  reliabilityIsWellFormed,
  sequencesAreSecurable,
  makeConnectionIsOfEndpoints,
]
