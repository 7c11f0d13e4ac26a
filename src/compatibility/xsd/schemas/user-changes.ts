import type { XmlElement } from '../../../contracts/index.ts'
import { worseCode, type BreaksCode } from '../../judged-kind.ts'
import type { JudgedLog, Placed } from '../../judged-log.ts'
import type { ComponentGraph } from '../graph/component-graph.ts'
import type { Reach } from '../graph/reach.ts'

/** What was told of those that referred to components that only one version has. */
export class UserChanges {
  readonly #side: 'old' | 'now'
  readonly #log: JudgedLog
  readonly #codes = new Map<string, BreaksCode>()

  /** @param lonely the keys of the components that the other version does not have */
  constructor(
    side: 'old' | 'now',
    graph: ComponentGraph,
    reach: Reach,
    lonely: ReadonlySet<string>,
    log: JudgedLog,
  ) {
    this.#side = side
    this.#log = log
    const heldIn = new Map<string, string[]>()
    for (const key of lonely) {
      for (const { places = [] } of reach.rootsOf(key)) this.#add(key, this.#codeAt(places))
      for (const { element, component } of graph.usersOf(key)) {
        const code = this.#codeAt(upTo(component.element, element))
        this.#add(key, code)
        // What went as a whole took along what it held.
        if (code === undefined && component.key !== key && lonely.has(component.key)) {
          const held = heldIn.get(component.key)
          if (held === undefined) heldIn.set(component.key, [key])
          else held.push(key)
        }
      }
    }
    const waiting = [...this.#codes.keys()]
    for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
      const code = this.#codes.get(key)
      for (const held of heldIn.get(key) ?? []) if (this.#add(held, code)) waiting.push(held)
    }
  }

  /** Whom the changes of all that refers to a component break; undefined where none of it changed. */
  codeOf(key: string): BreaksCode | undefined {
    return this.#codes.get(key)
  }

  /** Whom the changes at the nearest of some places break. */
  #codeAt(places: Iterable<Placed>): BreaksCode | undefined {
    for (const place of places) {
      const code = this.#log.codeAt(this.#side, place)
      if (code !== undefined) return code
    }
    return undefined
  }

  /** @returns whether that is more than was known */
  #add(key: string, code: BreaksCode | undefined): boolean {
    if (code === undefined) return false
    const known = this.#codes.get(key)
    const worst = worseCode(known ?? 'nn', code)
    this.#codes.set(key, worst)
    return worst !== known
  }
}

/** An element and those around it, up to the component that it is in. */
function* upTo(root: XmlElement, element: XmlElement): Generator<XmlElement> {
  for (let step: XmlElement | undefined = element; step !== undefined; step = step.parent) {
    yield step
    if (step === root) return
  }
}
