import type { Contract, Format, Location, UnreadableContract } from '../contracts/index.ts'
import { bumpsByKind } from './catalogue.ts'
import type { Comparer, ComparisonRules, Findings, FoundChange } from './found-change.ts'
import { judge, type Judging, type LevelOverrides } from './judge.ts'
import type { Change, Comparison, CompatibilityLevel, NotCompared } from './model.ts'
import { compareClaimedVersions } from './openapi/compare-claimed-versions.ts'
import { compareOpenApi } from './openapi/compare-open-api.ts'
import { missingDocuments } from './missing-documents.ts'
import { bumpOf, verdictOf } from './verdict.ts'
import { compareWsdl } from './wsdl/compare-wsdl.ts'
import { compareWsdl20 } from './wsdl-20/compare-wsdl-20.ts'
import { compareXsd } from './xsd/compare-xsd.ts'

export interface ComparisonOptions extends Partial<ComparisonRules> {
  /** An ISO 8601 date; the engine knows no clock. */
  readonly asOf: string
  /** Default `backward`. */
  readonly level?: CompatibilityLevel
  /** Levels of kinds of change, other than the default ones. */
  readonly levels?: LevelOverrides
}

export interface ContractToCompare {
  /** What reports call it. */
  readonly source: string
  readonly contract: Contract | UnreadableContract
}

/** Comparers by the kind of model that they compare. */
const COMPARERS: Readonly<Partial<Record<Contract['model']['kind'], Comparer>>> = {
  openapi: compareOpenApi,
  wsdl: compareWsdl,
  'wsdl-2.0': compareWsdl20,
  xsd: compareXsd,
}

/** Formats of which two versions are compared; of all others a comparison is `indeterminate`. */
export const COMPARED_FORMATS: ReadonlySet<Format> = new Set<Format>([
  ...(['wsdl-1.1', 'wsdl-2.0', 'xsd-1.0'] as const),
  ...(['openapi-2.0', 'openapi-3.0', 'openapi-3.1', 'openapi-3.2'] as const),
])

/**
 * Compares two versions of a contract: what changed, whether it breaks anyone, and which step of the version
 * number it deserves. Formats that no comparer knows, and contracts of different families, are not compared:
 * the verdict is `indeterminate`.
 */
export function compareContracts(
  before: ContractToCompare,
  after: ContractToCompare,
  options: ComparisonOptions,
): Comparison {
  const { level = 'backward', levels = {} } = options
  const together = comparable(before.contract, after.contract)
  if ('reason' in together) {
    const { reason } = together
    return {
      old: describe(before),
      new: describe(after),
      verdict: 'indeterminate',
      recommendedBump: 'none',
      changes: [],
      notCompared: [{ reason, oldLocation: undefined, newLocation: undefined }],
    }
  }
  const { old, now } = together
  const rules = { ...NO_NOTICE, ...options }
  const changes: Change[] = []
  const notCompared: NotCompared[] = [...missingDocuments(old, now)]
  for (const direction of level === 'full' ? (['backward', 'forward'] as const) : [level]) {
    const isBackward = direction === 'backward'
    const { changes: found, gaps } = isBackward
      ? together.comparer(old, now, rules)
      : swapped(together.comparer(now, old, rules))
    const judging = judgingOf(before, after, isBackward, levels)
    const judged = judge(found, judging)
    const isBroken = isBackward && judged.some((change) => change.level === 'error')
    changes.push(...(isBroken ? judge([...found, ...claimsOf(old, now)], judging) : judged))
    notCompared.push(...gaps)
  }
  const isSameContent = before.contract.digest === after.contract.digest
  return {
    old: describe(before),
    new: describe(after),
    verdict: verdictOf(changes, notCompared),
    recommendedBump: bumpOf(changes, isSameContent, bumpsByKind()),
    changes,
    notCompared: eachOnce(notCompared),
  }
}

/** What cannot be compared one way often cannot the other way either. */
function eachOnce(gaps: readonly NotCompared[]): readonly NotCompared[] {
  const placeOf = (location: Location | undefined): string =>
    location === undefined ? '' : `${location.file}#${location.pointer}`
  const keyOf = ({ reason, oldLocation, newLocation }: NotCompared): string =>
    [reason, placeOf(oldLocation), placeOf(newLocation)].join('\n')
  return [...new Map(gaps.map((gap) => [keyOf(gap), gap])).values()]
}

function describe({ source, contract }: ContractToCompare): Comparison['old'] {
  return { source, format: contract.format, digest: contract.digest }
}

function judgingOf(
  before: ContractToCompare,
  after: ContractToCompare,
  isBackward: boolean,
  levels: LevelOverrides,
): Judging {
  return {
    levels,
    broken: isBackward ? 'consumer' : 'provider',
    oldEntry: entryOf(before),
    newEntry: entryOf(after),
  }
}

function entryOf({ source, contract }: ContractToCompare): string {
  return contract.readable ? contract.entry : source
}

const NO_NOTICE: Omit<ComparisonRules, 'asOf'> = {
  deprecationDaysStable: 0,
  deprecationDaysBeta: 0,
  stabilityLevel: 'none',
}

/** Two contracts with what compares them, or why nothing does. */
function comparable(
  before: Contract | UnreadableContract,
  after: Contract | UnreadableContract,
):
  | { readonly old: Contract; readonly now: Contract; readonly comparer: Comparer }
  | { readonly reason: string } {
  if (!before.readable) return { reason: `A contract could not be read: ${before.error.message}` }
  if (!after.readable) return { reason: `A contract could not be read: ${after.error.message}` }
  const comparer = COMPARERS[before.model.kind]
  if (before.model.kind !== after.model.kind || comparer === undefined) {
    const formats = [...new Set([before.format, after.format])].join(' with ')
    return { reason: `Contracts of format ${formats} cannot be compared.` }
  }
  return { old: before, now: after, comparer }
}

/** What the versions claim where changes break clients; the step from an older to a newer one is what counts. */
function claimsOf(before: Contract, after: Contract): readonly FoundChange[] {
  return before.model.kind === 'openapi' && after.model.kind === 'openapi'
    ? compareClaimedVersions(before.model, after.model)
    : []
}

/** What was found from the new version to the old one, with the places where they belong. */
function swapped({ changes, gaps }: Findings): Findings {
  return {
    changes: changes.map((change) => {
      const { cause } = change
      const other = cause === 'old' ? 'new' : 'old'
      return { ...swapPlaces(change), ...(cause !== undefined && { cause: other }) }
    }),
    gaps: gaps.map(swapPlaces),
  }
}

function swapPlaces<Placed extends Pick<NotCompared, 'oldLocation' | 'newLocation'>>(
  placed: Placed,
): Placed {
  return { ...placed, oldLocation: placed.newLocation, newLocation: placed.oldLocation }
}
