import { describeContents } from './contract/contents.ts'
import { describeDocuments } from './contract/documents.ts'
import { describeEvents } from './contract/events.ts'
import { describeModel } from './contract/model.ts'
import { describePaging } from './contract/paging.ts'
import type { MakePlace } from './contract/place.ts'
import { describeQueries } from './contract/queries.ts'

export type { MakePlace, Place } from './contract/place.ts'

/**
 * What every store must do, whatever lies behind it. A new adapter is one line:
 * `describeStore('name', makePlace)`.
 */
export function describeStore(name: string, makePlace: MakePlace): void {
  describe(`store: ${name}`, () => {
    describeDocuments(makePlace)
    describeQueries(makePlace)
    describePaging(makePlace)
    describeEvents(makePlace)
    describeContents(makePlace)
    describeModel(makePlace)
  })
}
