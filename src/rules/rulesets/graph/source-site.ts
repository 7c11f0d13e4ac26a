import type { IndexedGraph } from './create-document-graph.ts'
import { NO_PLACE } from './place-table.ts'
import type { Place } from './place-table.ts'

/**
 * How a place was come to, which decides where a finding about it is shown. The ecosystem's linter looks for
 * findings in the resolved document and then for their source, by the path alone; each of these is a turn that
 * its search takes. Where a finding is shown, waivers and baselines of teams point to, so we take the same.
 */
export const Way = {
  /** Over members as they are written in the entry document. */
  Direct: 0,
  /** Through a reference: shown where it leads. */
  Reference: 1,
  /** After a reference, through a name that URIs write with escapes: shown at what holds that name. */
  Cut: 2,
  /** Through a reference with members beside it that have the names of the path: shown at these members. */
  Beside: 3,
  /** From such members on to what they do not have: shown at the last one that is there. */
  Lost: 4,
} as const
export type Way = (typeof Way)[keyof typeof Way]

/** A place of the resolved document, and where a finding about it is shown. */
export interface SourceSite {
  readonly place: Place
  readonly shown: Place
  readonly way: Way
}

/** The site of a member of a site's place. @param member the place of the member as written */
export function memberSite(graph: IndexedGraph, site: SourceSite, member: Place): SourceSite {
  const target = graph.followed(member)
  const isFollowed = target !== member
  switch (site.way) {
    case Way.Direct:
      if (!isFollowed) return { place: member, shown: unfollowed(graph, member), way: Way.Direct }
      return graph.hasSiblings(member)
        ? { place: target, shown: member, way: Way.Beside }
        : { place: target, shown: target, way: Way.Reference }
    case Way.Reference:
      return afterReference(graph, site.place, member, target)
    case Way.Cut:
      return isFollowed
        ? { place: target, shown: target, way: Way.Reference }
        : { place: member, shown: site.shown, way: Way.Cut }
    case Way.Beside:
      return memberBeside(graph, site, member, target)
    case Way.Lost:
      return { place: target, shown: site.shown, way: Way.Lost }
  }
}

/** Names that do not survive being written into the fragment of a URI and looked up as they stand there. */
const LOST_NAME = /[^\w.!~*'()/-]|~[01]/

function afterReference(
  graph: IndexedGraph,
  holder: Place,
  member: Place,
  target: Place,
): SourceSite {
  if (target !== member) return { place: target, shown: target, way: Way.Reference }
  const name = graph.table.nameAt(member)
  return LOST_NAME.test(name)
    ? { place: member, shown: holder, way: Way.Cut }
    : { place: member, shown: unfollowed(graph, member), way: Way.Reference }
}

/** A reference to what is not there is shown as far as its way goes, unless there is something beside it. */
function unfollowed(graph: IndexedGraph, member: Place): Place {
  return graph.hasSiblings(member) ? member : (graph.nearest(member) ?? member)
}

function memberBeside(
  graph: IndexedGraph,
  { place, shown }: SourceSite,
  member: Place,
  target: Place,
): SourceSite {
  const { table } = graph
  const beside = table.memberOf(shown, table.nameAt(member))
  if (beside !== NO_PLACE) {
    return graph.followed(beside) !== beside && !graph.hasSiblings(beside)
      ? { place: target, shown: target, way: Way.Reference }
      : { place: target, shown: beside, way: Way.Beside }
  }
  return graph.followed(shown) === shown
    ? { place: target, shown, way: Way.Lost }
    : afterReference(graph, place, member, target)
}
