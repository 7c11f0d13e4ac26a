import type { XmlElement } from '../../../contracts/index.ts'
import type { Placed, StatedChange } from '../../judged-log.ts'
import type { ContentModel } from './content-model.ts'
import type { PairTools } from '../pair-tools.ts'
import { subjectOf } from '../subject.ts'

/** References to other groups; groups that were renamed, written out or taken out are no change. */
export function compareGroupReferences(
  old: ContentModel,
  now: ContentModel,
  tools: PairTools,
): void {
  const { pairing } = tools
  const gone = old.groups.filter(
    ({ name }) => !now.groups.some((group) => pairing.isSameName(name, group.name)),
  )
  const come = now.groups.filter(
    ({ name }) => !old.groups.some((group) => pairing.isSameName(group.name, name)),
  )
  gone.forEach(({ name, element }, index) => {
    const other = come[index]
    if (other === undefined) return
    const isKept = pairing.now.byKey.has(`group ${textOf(pairing.nameNow(name))}`)
    const wasThere = pairing.old.byKey.has(pairing.keyBefore(`group ${textOf(other.name)}`))
    if (!isKept && !wasThere) return
    tools.report('group-ref-changed', {
      facts: {
        subject: `the content of ${subjectOf(other.element.parent)}`,
        what: `refers to group ${other.name.localName} instead of ${name.localName}`,
      },
      old: element,
      now: other.element,
    })
  })
}

function textOf({ namespace, localName }: { namespace: string; localName: string }): string {
  return namespace === '' ? localName : `{${namespace}}${localName}`
}

/** Takes note of what changed in a content model. */
export class ChangesWithin {
  readonly tools: PairTools
  readonly #changes: StatedChange[] = []

  constructor(tools: PairTools) {
    const report: PairTools['report'] = (id, change) => {
      this.#changes.push(change)
      tools.report(id, change)
    }
    this.tools = { ...tools, report }
  }

  /** Whether anything changed inside of two elements; what stands in one version alone, inside of its one. */
  isAnyIn(before: Placed, after: Placed): boolean {
    return this.#changes.some(({ old, now, cause }) => {
      const isInOld = cause === 'new' || isWithin(old, before)
      return isInOld && (cause === 'old' || isWithin(now, after))
    })
  }
}

function isWithin(place: Placed | undefined, { location: { file, pointer } }: Placed): boolean {
  return place?.location.file === file && place.location.pointer.startsWith(`${pointer}/`)
}

/** Named groups of both versions that hold something else, which all that refer to them do then. */
export function tellChangedGroups(
  old: ContentModel,
  now: ContentModel,
  inside: ChangesWithin,
): void {
  const { tools } = inside
  const told = new Set<XmlElement>()
  for (const { name, definition } of old.groups) {
    const other = now.groups.find((group) => tools.pairing.isSameName(name, group.name))?.definition
    if (other === undefined || told.has(other)) continue
    told.add(other)
    if (!inside.isAnyIn(definition, other)) continue
    const facts = { subject: subjectOf(other), what: 'holds something else' }
    tools.report('group-ref-changed', { facts, old: definition, now: other })
  }
}
