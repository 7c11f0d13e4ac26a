import { z } from 'zod'
import type { ContractSummary } from '../../contracts/index.ts'
import type { CollectionDeclaration } from '../../store/index.ts'

const contractShape = z.object({
  /** What it was made from; the same basis gives the same shape. */
  basis: z.string(),
  version: z.string(),
  /** Of how many features it was made. */
  size: z.number(),
  /** The least hash of all features, for each of 64 hash functions; as unsigned 32 bits. */
  signature: z.array(z.number()),
  /** Four neighbours of the signature each: contracts that are much alike have one in common. */
  bands: z.array(z.string()),
})
export type ContractShape = z.infer<typeof contractShape>

/** The shape of the latest contract of each service, by the service's id. Derived, so its writes have no event. */
export const CONTRACT_SHAPES: CollectionDeclaration<ContractShape> = {
  name: 'contract-shapes',
  schema: contractShape,
  indexes: [{ name: 'by-band', fields: ['bands'], multikey: true }],
}

const HASHES = 64
const ROWS = 4 // of a band: two contracts that share 80 % of their features miss each other once in 5,000 times
const MAX_FEATURES = 20_000

/**
 * What a contract looks like, in features that its texts and versions do not change: operations with what goes in and
 * out, messages with their parts, types, and paths whatever their parameters are called.
 */
export function featuresOf(summary: ContractSummary): ReadonlySet<string> {
  const features = [
    ...summary.operations.flatMap(({ name, id, method, path, input, output }) => [
      ...(path === undefined ? [] : [`path ${plain(path)}`]),
      `operation ${plain(method === undefined ? name : (id ?? name))}`,
      `call ${method ?? ''} ${plain(path ?? name)} ${input.join(' ')} > ${output.join(' ')}`,
    ]),
    ...summary.messages.flatMap(({ name, parts }) => [
      `message ${plain(name)}`,
      ...parts.map((part) => `part ${plain(name)} ${plain(part.name)}`),
    ]),
    ...summary.types.map(({ name, kind }) => `${kind} ${plain(name)}`),
  ]
  return new Set(features.slice(0, MAX_FEATURES))
}

/** Case and the names of path parameters make no difference. */
function plain(text: string): string {
  return text.toLowerCase().replaceAll(/\{[^{}]*\}/g, '{}')
}

/** A signature by minimal hashes (Broder 1997): the share of equal places estimates the share of common features. */
export function shapeOf(
  basis: string,
  version: string,
  features: ReadonlySet<string>,
): ContractShape {
  const signature = new Uint32Array(HASHES).fill(0xffffffff)
  for (const feature of features) {
    const hash = hashOf(feature)
    for (let place = 0; place < HASHES; place++) {
      const mixed = mix(hash ^ Math.imul(place + 1, 0x9e3779b1))
      if (mixed < (signature[place] ?? 0)) signature[place] = mixed
    }
  }
  const bands = Array.from({ length: HASHES / ROWS }, (_, band) =>
    [band, ...signature.slice(band * ROWS, (band + 1) * ROWS)].join('.'),
  )
  return {
    basis,
    version,
    size: features.size,
    signature: [...signature],
    bands: features.size === 0 ? [] : bands,
  }
}

/** The estimated share of features that two contracts have in common, from 0 to 1. */
export function likenessOf(one: ContractShape, other: ContractShape): number {
  const equal = one.signature.filter((hash, place) => hash === other.signature[place]).length
  return equal / HASHES
}

/** FNV-1a, 32 bits (RFC 9923). */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  return hash
}

/** Spreads a hash over all 32 bits, unsigned (the last steps of MurmurHash3). */
function mix(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
