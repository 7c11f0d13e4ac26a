import mongoose, { type Connection } from 'mongoose'
import { compress, decompress, type Encoding } from '../compression.ts'
import { digestOf, isDigest } from '../digest.ts'
import { type ContentStore, StoreError } from '../port.ts'
import { ask, upsert, write } from './mongo-problems.ts'

/** Bytes of one piece; MongoDB allows documents of 16 MiB. */
const pieceBytes = 8 * 1024 * 1024

interface ContentDocument {
  readonly _id: string
  readonly encoding: Encoding
  readonly size: number
  readonly pieces: number
}

interface PieceDocument {
  /** Digest and number. */
  readonly _id: string
  readonly bytes: mongoose.mongo.Binary
}

/** Contents in compressed pieces. The document that names them is written last: it makes them a content. */
export class MongoContents implements ContentStore {
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
  }

  async put(bytes: Uint8Array): Promise<string> {
    const digest = digestOf(bytes)
    if (await this.has(digest)) return digest
    const { encoding, bytes: compressed } = await compress(bytes)
    const pieces = Math.ceil(compressed.byteLength / pieceBytes)
    // The same bytes under the same ids: a piece that arrives late changes nothing.
    for (let number = 0; number < pieces; number += 1) {
      const piece = compressed.subarray(number * pieceBytes, (number + 1) * pieceBytes)
      await ask(() =>
        upsert(() =>
          this.#pieces().updateOne(
            { _id: pieceId(digest, number) },
            { $set: { bytes: new mongoose.mongo.Binary(piece) } },
            { upsert: true },
          ),
        ),
      )
    }
    await ask(() =>
      upsert(() =>
        this.#contents().updateOne(
          { _id: digest },
          { $set: { encoding, size: bytes.byteLength, pieces } },
          { upsert: true },
        ),
      ),
    )
    return digest
  }

  async get(digest: string): Promise<Uint8Array | undefined> {
    if (!isDigest(digest)) return undefined
    const content = await ask(() => this.#contents().findOne({ _id: digest }))
    if (content === null) return undefined
    const pieces: Uint8Array[] = []
    for (let number = 0; number < content.pieces; number += 1) {
      const piece = await ask(() => this.#pieces().findOne({ _id: pieceId(digest, number) }))
      if (piece !== null) pieces.push(piece.bytes.value())
    }
    try {
      const compressed = { encoding: content.encoding, bytes: Buffer.concat(pieces) }
      const bytes = await decompress(compressed, content.size)
      if (digestOf(bytes) === digest) return bytes
    } catch (error) {
      throw damaged(digest, error)
    }
    throw damaged(digest, undefined)
  }

  async has(digest: string): Promise<boolean> {
    if (!isDigest(digest)) return false
    return (await ask(() => this.#contents().findOne({ _id: digest }))) !== null
  }

  /** The document that makes the pieces a content goes first; pieces that a crash left are found by their ids. */
  async remove(digest: string): Promise<void> {
    if (!isDigest(digest)) return
    await write(async () => {
      await this.#contents().deleteOne({ _id: digest })
      await this.#pieces().deleteMany({ _id: { $gte: pieceId(digest, 0), $lt: `${digest}:` } })
    })
  }

  #contents() {
    return this.#connection.collection<ContentDocument>('_contents')
  }

  #pieces() {
    return this.#connection.collection<PieceDocument>('_content-pieces')
  }
}

function pieceId(digest: string, number: number): string {
  return `${digest}/${number}`
}

function damaged(digest: string, cause: unknown): StoreError {
  return new StoreError(
    'unavailable',
    `The content ${digest} is damaged: restore it from a backup.`,
    digest,
    { cause },
  )
}
