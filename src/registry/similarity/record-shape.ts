import type { Collection } from '../../store/index.ts'
import type { VersionDocument } from '../documents.ts'
import { insertUnlessTaken, isStoreProblem, type GuardedCollection } from '../guarded-collection.ts'
import { versionsOf } from '../versions/find-version.ts'
import { latestOf } from '../versions/select-version.ts'
import type { VersionContents } from '../versions/version-contents.ts'
import { featuresOf, shapeOf, type ContractShape } from './contract-shape.ts'

export interface RecordShapePorts {
  readonly versions: GuardedCollection<VersionDocument>
  readonly shapes: Collection<ContractShape>
  readonly versionContents: VersionContents
}

const FORM = 1 // of shapes: another number makes them anew
const ATTEMPTS = 20

/** Brings the shape of a service's latest contract in step with what is stored. */
export type RecordShape = (service: string) => Promise<void>

export function createRecordShape({
  versions,
  shapes,
  versionContents,
}: RecordShapePorts): RecordShape {
  return async (service) => {
    for (let attempt = 1; ; attempt++) {
      const present = await shapes.get(service)
      const latest = latestOf(await versionsOf(versions, service))?.value
      const basis = JSON.stringify([FORM, latest?.digest, latest?.entry])
      if (present === undefined ? latest === undefined : present.value.basis === basis) return
      const features =
        latest === undefined ? new Set<string>() : featuresOf(await versionContents.summary(latest))
      const shape = shapeOf(basis, latest?.version ?? '', features)
      try {
        if (present !== undefined) {
          await shapes.replace(service, present.revision, shape, [])
          return
        }
        if (await insertUnlessTaken(shapes, service, shape, [])) return
      } catch (error) {
        if (!isStoreProblem(error, 'stale-revision')) throw error
      }
      if (attempt === ATTEMPTS) throw new Error(`${service} was changed all the time`)
    }
  }
}
