import type { Collection } from '../../store/index.ts'
import { allPages } from '../all-pages.ts'
import type { ImportUploadDocument } from './import-document.ts'

const PIECE = 3_145_728 // bytes; as base64 far below what a document may hold

/** Keeps the bytes of an upload until its import has come to its end. */
export interface Uploads {
  keep(id: string, bytes: Uint8Array): Promise<void>
  /** Undefined when it is not there as a whole: it was forgotten, or is in another store. */
  read(id: string, bytes: number): Promise<Uint8Array | undefined>
  forget(id: string): Promise<void>
}

export function createUploads(pieces: Collection<ImportUploadDocument>): Uploads {
  const piecesOf = (id: string) =>
    allPages(pieces, { where: { import: { eq: id } }, sort: ['place'] })
  return {
    async keep(id, bytes) {
      for (let place = 0; place * PIECE < bytes.length; place += 1) {
        const piece = bytes.subarray(place * PIECE, (place + 1) * PIECE)
        const value = { import: id, place, base64: Buffer.from(piece).toString('base64') }
        await pieces.insert(`${id}/${String(place).padStart(4, '0')}`, value, [])
      }
    },
    async read(id, bytes) {
      const read: Buffer[] = []
      for await (const { value } of piecesOf(id)) read.push(Buffer.from(value.base64, 'base64'))
      const whole = Buffer.concat(read)
      return whole.length === bytes ? whole : undefined
    },
    async forget(id) {
      for await (const { id: piece, revision } of piecesOf(id))
        await pieces.remove(piece, revision, [])
    },
  }
}
