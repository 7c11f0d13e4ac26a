/** What archives hold of a registry, and what they leave out. */
import { archivedRecords, type ArchivedRecords } from './archive/index.ts'
import {
  ACCOUNTS,
  ELECTIONS,
  MEETINGS,
  EMERGENCIES,
  PROPOSALS,
  RATIFICATIONS,
  RULINGS,
  STRATEGIES,
  TENSIONS,
  unusablePassword,
  WORK_ITEMS,
} from './governance/index.ts'
import {
  ACTIVATION_PLANS,
  CHARTERS,
  DECISIONS,
  DOMAINS,
  DUTIES,
  ENDPOINTS,
  ERASURES,
  IMPORT_ENTRIES,
  IMPORTS,
  LIFECYCLES,
  NOTICES,
  ORIGINS,
  SAVED_SEARCHES,
  SAVED_SEARCH_MATCHES,
  SERVICES,
  SUBSCRIPTIONS,
  TICKS,
  VERSIONS,
  WAIVERS,
} from './registry/index.ts'
import { ANSWERS_GIVEN, ASSESSMENTS } from './maturity/index.ts'
import { SETUP } from './setup/index.ts'

/** In the order of their names. The ledger has a form of its own beside them. */
export const ARCHIVED_COLLECTIONS: readonly ArchivedRecords[] = [
  archivedRecords(ACCOUNTS, {
    secrets: {
      hide: ({ name, passwordVersion, createdAt, updatedAt }) => ({
        ...{ name, passwordVersion, createdAt, updatedAt },
      }),
      replace: (archived) => ({ ...archived, password: unusablePassword() }) as never,
    },
  }),
  archivedRecords(ACTIVATION_PLANS),
  archivedRecords(CHARTERS),
  archivedRecords(TICKS),
  archivedRecords(DECISIONS),
  archivedRecords(DOMAINS),
  archivedRecords(DUTIES),
  archivedRecords(ELECTIONS),
  archivedRecords(EMERGENCIES),
  archivedRecords(ENDPOINTS),
  archivedRecords(ERASURES, { absent: (digest) => [digest] }),
  archivedRecords(IMPORT_ENTRIES),
  archivedRecords(IMPORTS),
  archivedRecords(LIFECYCLES),
  archivedRecords(ANSWERS_GIVEN),
  archivedRecords(ASSESSMENTS),
  archivedRecords(MEETINGS),
  archivedRecords(NOTICES),
  archivedRecords(ORIGINS),
  archivedRecords(PROPOSALS),
  archivedRecords(RATIFICATIONS, {
    contents: ({ organisation, lifecycles }) =>
      [organisation, lifecycles].filter((digest) => digest !== undefined),
  }),
  archivedRecords(RULINGS),
  archivedRecords(SAVED_SEARCH_MATCHES),
  archivedRecords(SAVED_SEARCHES),
  archivedRecords(SERVICES),
  archivedRecords(SETUP),
  archivedRecords(STRATEGIES),
  archivedRecords(SUBSCRIPTIONS, {
    contents: ({ usage }) => (usage === undefined ? [] : [usage.content, usage.usage]),
  }),
  archivedRecords(TENSIONS),
  archivedRecords(VERSIONS, { contents: ({ files }) => files.map(({ digest }) => digest) }),
  archivedRecords(WAIVERS),
  archivedRecords(WORK_ITEMS),
]

/** Collections that no archive holds, and why. */
export const LEFT_OUT_OF_ARCHIVES: Readonly<Record<string, string>> = {
  'contract-shapes': 'They are computed from contracts again.',
  derived: 'It is computed from contents again.',
  'import-uploads': 'They are forgotten when their import has come to its end.',
  ledger: 'It is in the archive, in the form of its export.',
  'ledger-checkpoints': 'They are in the archive, in the export of the ledger.',
  operations: 'It says what was done with this one store.',
  outcomes: 'It is forgotten after a day.',
  'fact-records': 'They are counted again.',
  'fact-state': 'Everything is counted again.',
  'fact-sums': 'They are counted again.',
  'index-state': 'Everything is indexed again.',
  're-evaluations': 'Everything is looked at again.',
  'search-facets': 'They are computed from services again.',
  'search-older': 'It is computed from services and contracts again.',
  'search-parts': 'They are computed from services and contracts again.',
  'search-words': 'They are computed from services and contracts again.',
  'service-graph': 'It is computed from versions and subscriptions again.',
  'service-cards': 'They are computed from services and versions again.',
  tokens: 'They are secrets, and those of another registry.',
  'unfinished-projections': 'They mark what is to be computed, and a restore marks everything.',
}
