import type { DataValue } from '../../../contracts/index.ts'
import type { IndexedGraph } from './create-document-graph.ts'
import { NO_PLACE } from './place-table.ts'
import type { Place } from './place-table.ts'
import { memberSite, Way } from './source-site.ts'
import type { SourceSite } from './source-site.ts'

/** Steps from site to site in a document, as written or with its references followed. */
export class SiteSteps {
  readonly #graph: IndexedGraph
  readonly #isResolved: boolean

  constructor(graph: IndexedGraph, isResolved: boolean) {
    this.#graph = graph
    this.#isResolved = isResolved
  }

  valueAt({ place }: SourceSite): DataValue {
    return this.#graph.table.valueAt(place)
  }

  /** Follows names as far as they lead, and answers with those that are left. */
  follow(
    site: SourceSite,
    names: readonly (string | number)[],
  ): { readonly end: SourceSite; readonly missing: readonly string[] } {
    let end = site
    for (let index = 0; index < names.length; index += 1) {
      const member = this.#graph.table.memberOf(end.place, String(names[index]))
      if (member === NO_PLACE) return { end, missing: names.slice(index).map(String) }
      end = this.#isResolved
        ? memberSite(this.#graph, end, member)
        : { place: member, shown: member, way: Way.Direct }
    }
    return { end, missing: [] }
  }

  /**
   * Where a finding is shown about something that does not exist.
   *
   * @param missing names that lead on from the site in vain
   */
  closest({ shown, way }: SourceSite, missing: readonly string[]): Place {
    if (way !== Way.Beside) return shown
    let closest = shown
    for (const name of missing) {
      const member = this.#graph.table.memberOf(closest, name)
      if (member === NO_PLACE) break
      closest = member
    }
    return closest
  }
}
