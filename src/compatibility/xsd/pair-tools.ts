import type {
  ElementDeclaration,
  TypeDefinition,
  UnresolvedComponent,
} from '../../contracts/index.ts'
import type { BreaksCode } from '../judged-kind.ts'
import type { Placed, StatedChange } from '../judged-log.ts'
import type { SchemaPairing } from './graph/schema-pairing.ts'

/** What comparisons of parts of components share. */
export interface PairTools {
  readonly pairing: SchemaPairing
  /** See `JudgedLog.addToMessages`; the operations are those that hold the component being compared. */
  report(id: string, change: StatedChange): void
  /** Notes that something could not be compared. */
  noteGap(reason: string, old: Placed | undefined, now: Placed | undefined): void
  /** Compares types in place of each other; circles end. */
  compareTypes(old: TypeDefinition, now: TypeDefinition): void
  /** Whom it breaks that a type took the place of another one, by all that differs between them. */
  breaksOfReplacing(old: TypeDefinition, now: TypeDefinition): BreaksCode
  /** Takes note that it is told by other means that a component came or went. */
  noteTold(component: ElementDeclaration | TypeDefinition): void
  /** Has types compared of which the one was renamed to the other. */
  followRenamed(old: TypeDefinition, now: TypeDefinition): void
}

/** Something to point at: built-in components are nowhere. */
export function placeOf(
  component: { readonly location?: Placed['location'] | undefined } | undefined,
  fallback?: Placed,
): Placed | undefined {
  const location = component?.location
  return location === undefined ? fallback : { location }
}

export function isResolved<Component extends { readonly kind: string }>(
  component: Component | UnresolvedComponent,
): component is Component {
  return component.kind !== 'unresolved'
}
