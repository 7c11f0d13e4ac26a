import type { Collection } from '../../store/index.ts'
import type { VersionDocument } from '../documents.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import { refreshDerived } from '../refresh-derived.ts'
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

/** Brings the shape of a service's latest contract in step with what is stored. */
export type RecordShape = (service: string) => Promise<void>

export function createRecordShape({
  versions,
  shapes,
  versionContents,
}: RecordShapePorts): RecordShape {
  return async (service) => {
    await refreshDerived(shapes, service, async (present) => {
      const latest = latestOf(await versionsOf(versions, service))?.value
      const basis = JSON.stringify([FORM, latest?.digest, latest?.entry, ...(latest?.erased ?? [])])
      if (present === undefined ? latest === undefined : present.basis === basis) return undefined
      const features =
        latest === undefined ? new Set<string>() : featuresOf(await versionContents.summary(latest))
      return shapeOf(basis, latest?.version ?? '', features)
    })
  }
}
