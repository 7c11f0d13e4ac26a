import type { ElementDeclaration, GlobalComponent, TypeDefinition } from '../../contracts/index.ts'
import type { Gap } from '../found-change.ts'
import { worseCode, type BreaksCode } from '../judged-kind.ts'
import type { JudgedLog, Placed, StatedChange } from '../judged-log.ts'
import { compareComplexTypes, compareMixedKinds } from './types/compare-complex-types.ts'
import { compareElements } from './declarations/compare-elements.ts'
import {
  compareAttributeGroups,
  compareGlobalAttributes,
  compareGroupDefinitions,
} from './declarations/compare-definitions.ts'
import { compareSimpleTypes } from './types/compare-simple-types.ts'
import type { ComponentGraph } from './graph/component-graph.ts'
import { placeOf, type PairTools } from './pair-tools.ts'
import { NOWHERE, Reach, united, type MessageRoot, type Reached } from './graph/reach.ts'
import { isSameSource } from './graph/same-source.ts'
import { SchemaPairing } from './graph/schema-pairing.ts'
import { subjectOf } from './subject.ts'

/** Types that one may find in another in turn: unnamed ones in place, members of unions. */
const DEEPEST_TYPES = 100

/** The keys that a component, or two that took each other's place, have in the two versions. */
interface Owner {
  readonly old: string | undefined
  readonly now: string | undefined
}

/**
 * Compares the schemas of two versions: each pair of global components that messages hold is looked at once, and only
 * when what it is made up of is written otherwise; which operations that reaches, the graph of the components tells.
 */
export class SchemaComparison {
  readonly pairing: SchemaPairing
  readonly oldReach: Reach
  readonly newReach: Reach
  readonly #log: JudgedLog
  readonly #gaps: Gap[]
  readonly #isOther = new Map<string, boolean>()
  readonly #renamed = new Map<TypeDefinition, Set<TypeDefinition>>()
  readonly #noted = new Set<string>()
  readonly #told = new Set<object>()
  readonly #waiting: (readonly [TypeDefinition, TypeDefinition])[] = []

  constructor(
    graphs: { readonly old: ComponentGraph; readonly now: ComponentGraph },
    roots: { readonly old: readonly MessageRoot[]; readonly now: readonly MessageRoot[] },
    log: JudgedLog,
    gaps: Gap[],
  ) {
    this.pairing = new SchemaPairing(graphs.old, graphs.now)
    this.oldReach = new Reach(graphs.old, roots.old)
    this.newReach = new Reach(graphs.now, roots.now)
    this.#log = log
    this.#gaps = gaps
  }

  /** Compares all components that messages of both versions hold. */
  compare(): void {
    const touched = this.#findTouched()
    for (const key of this.oldReach.keys) {
      const keyNow = this.pairing.keyNow(key)
      const old = this.pairing.old.byKey.get(key)
      const now = this.pairing.now.byKey.get(keyNow)
      if (old === undefined || now === undefined || !this.newReach.has(keyNow)) continue
      if (touched.has(key)) this.#comparePair(old, now, { old: key, now: keyNow })
    }
    this.finish()
  }

  /** Compares what was followed since. */
  finish(): void {
    for (let next = this.#waiting.pop(); next !== undefined; next = this.#waiting.pop()) {
      const [old, now] = next
      compareTypes(old, now, this.toolsFor({ old: old.key, now: now.key }))
    }
  }

  /** The keys of old components of which the content, or a part of it, is written otherwise. */
  #findTouched(): ReadonlySet<string> {
    const { old } = this.pairing
    const wholes = new Map<string, string[]>()
    const touched = new Set<string>()
    for (const key of old.byKey.keys()) {
      if (this.isWrittenOtherwise(key, this.pairing.keyNow(key))) touched.add(key)
      for (const part of old.partsOf(key)) {
        const same = wholes.get(part)
        if (same === undefined) wholes.set(part, [key])
        else same.push(key)
      }
    }
    // The set grows while it is walked: what holds a touched part is touched.
    for (const key of touched) for (const whole of wholes.get(key) ?? []) touched.add(whole)
    return touched
  }

  /** Whether a component itself is written otherwise, or there in one version alone. */
  isWrittenOtherwise(key: string, keyNow: string): boolean {
    const known = this.#isOther.get(key)
    if (known !== undefined) return known
    const old = this.pairing.old.byKey.get(key)
    const now = this.pairing.now.byKey.get(keyNow)
    const isOther =
      old === undefined || now === undefined ? old !== now : !this.#isSameComponent(old, now)
    this.#isOther.set(key, isOther)
    return isOther
  }

  #isSameComponent(old: GlobalComponent, now: GlobalComponent): boolean {
    // What a redefinition replaces stands elsewhere.
    if (isRedefinition(old) || isRedefinition(now)) return false
    const { schema: before } = old
    const { schema: after } = now
    return (
      before.elementFormDefault === after.elementFormDefault &&
      before.attributeFormDefault === after.attributeFormDefault &&
      isSameSource(old.element, now.element, (namespace) => this.pairing.namespaceNow(namespace))
    )
  }

  /** Whether it is told by other means that a component came or went, such as that it was renamed. */
  isTold(component: GlobalComponent): boolean {
    return this.#told.has(component)
  }

  noteTold(component: ElementDeclaration | TypeDefinition): void {
    this.#told.add(component)
  }

  /** The operations of both versions whose messages hold a component. */
  reachOf({ old, now }: Owner): Reached {
    return united([
      old === undefined ? NOWHERE : this.oldReach.of(old),
      now === undefined ? NOWHERE : this.newReach.of(now),
    ])
  }

  report(id: string, change: StatedChange, owner: Owner): void {
    this.#log.addToMessages(id, change, this.reachOf(owner))
  }

  toolsFor(owner: Owner): PairTools {
    const seen = new Map<TypeDefinition, Set<TypeDefinition>>()
    let depth = 0
    const tools: PairTools = {
      pairing: this.pairing,
      report: (id, change) => {
        this.report(id, change, owner)
      },
      noteGap: (reason, old, now) => {
        this.noteGap(reason, old, now)
      },
      compareTypes: (old, now) => {
        if (!isNewPair(seen, old, now)) return
        if (depth >= DEEPEST_TYPES) {
          const reason = 'Types stand within types more often than is followed.'
          this.noteGap(reason, placeOf(old), placeOf(now))
          return
        }
        depth += 1
        compareTypes(old, now, tools)
        depth -= 1
      },
      breaksOfReplacing: (old, now) => this.#breaksOfReplacing(old, now),
      noteTold: (component) => {
        this.noteTold(component)
      },
      followRenamed: (old, now) => {
        this.#followRenamed(old, now, owner)
      },
    }
    return tools
  }

  /** Compares two types without telling it; the names alone matter where xsi:type is written. */
  #breaksOfReplacing(old: TypeDefinition, now: TypeDefinition): BreaksCode {
    const seen = new Map<TypeDefinition, Set<TypeDefinition>>()
    let worst: BreaksCode = 'mm'
    let depth = 0
    const tools: PairTools = {
      pairing: this.pairing,
      report: (id, change) => {
        worst = worseCode(worst, this.#log.codeOf(id, change))
      },
      noteGap: (reason, before, after) => {
        this.noteGap(reason, before, after)
      },
      compareTypes: (before, after) => {
        if (depth >= DEEPEST_TYPES || !isNewPair(seen, before, after)) return
        depth += 1
        compareTypes(before, after, tools)
        depth -= 1
      },
      breaksOfReplacing: () => 'yy',
      noteTold: () => undefined,
      followRenamed: (before, after) => {
        tools.compareTypes(before, after)
      },
    }
    tools.compareTypes(old, now)
    return worst
  }

  noteGap(reason: string, old: Placed | undefined, now: Placed | undefined): void {
    if (this.#noted.has(reason)) return
    this.#noted.add(reason)
    this.#gaps.push({ reason, oldLocation: old?.location, newLocation: now?.location })
  }

  #followRenamed(old: TypeDefinition, now: TypeDefinition, owner: Owner): void {
    const id = now.kind === 'simpleType' ? 'simple-type-renamed' : 'complex-type-renamed'
    const facts = { subject: subjectOf(old.element), to: now.name?.localName ?? '' }
    this.report(id, { facts, old: placeOf(old), now: placeOf(now) }, owner)
    this.#told.add(old).add(now)
    if (isNewPair(this.#renamed, old, now)) this.#waiting.push([old, now])
  }

  #comparePair(old: GlobalComponent, now: GlobalComponent, owner: Owner): void {
    const tools = this.toolsFor(owner)
    if (old.kind === 'element' && now.kind === 'element') compareElements(old, now, tools)
    else if (old.kind === 'attribute' && now.kind === 'attribute') {
      compareGlobalAttributes(old, now, tools)
    } else if (old.kind === 'group' && now.kind === 'group') {
      compareGroupDefinitions(old, now, tools)
    } else if (old.kind === 'attributeGroup' && now.kind === 'attributeGroup') {
      compareAttributeGroups(old, now, tools)
    } else if (isType(old) && isType(now)) tools.compareTypes(old, now)
  }
}

function isType(component: GlobalComponent): component is GlobalComponent & TypeDefinition {
  return component.kind === 'complexType' || component.kind === 'simpleType'
}

function isRedefinition({ element }: GlobalComponent): boolean {
  return element.parent?.localName === 'redefine'
}

function isNewPair<Item>(known: Map<Item, Set<Item>>, old: Item, now: Item): boolean {
  const partners = known.get(old) ?? new Set()
  known.set(old, partners)
  if (partners.has(now)) return false
  partners.add(now)
  return true
}

function compareTypes(old: TypeDefinition, now: TypeDefinition, tools: PairTools): void {
  if (old.kind === 'complexType' && now.kind === 'complexType') compareComplexTypes(old, now, tools)
  else if (old.kind === 'simpleType' && now.kind === 'simpleType') {
    compareSimpleTypes(old, now, tools)
  } else compareMixedKinds(old, now, tools)
}
