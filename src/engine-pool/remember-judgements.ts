import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { EnginePool } from './engine-pool.ts'

type Lint = EnginePool['lint']

export interface JudgementMemory {
  /** What the judgements that are kept may take together; those asked for longest ago go first. */
  readonly bytes: number
  /** Contracts whose files are larger are judged each time: telling whether they are the same would keep others waiting. */
  readonly largestContract: number
  readonly clock: () => Date
}

/**
 * Judges a contract once for as long as it is remembered, and answers the same bytes to whoever asks the same:
 * a pipeline sends most of its contracts unchanged with each push. What is asked is told by digest, of the
 * contents and names of all files, the policies, the pages of rules and the day, on which waivers lapse (UTC).
 */
export function rememberJudgements(
  lint: Lint,
  { bytes, largestContract, clock }: JudgementMemory,
): Lint {
  const known = new LRUCache<string, Uint8Array>({
    maxSize: bytes,
    sizeCalculation: (result) => result.byteLength + KEY_BYTES,
  })
  return async (...question) => {
    const [files] = question
    const size = files.reduce((sum, file) => sum + file.bytes.byteLength, 0)
    if (size > largestContract) return lint(...question)
    const key = keyOf(question, clock().toISOString().slice(0, 'YYYY-MM-DD'.length))
    const remembered = known.get(key)
    if (remembered !== undefined) return remembered
    const result = await lint(...question)
    known.set(key, result)
    return result
  }
}

/** About what an entry takes beside the judgement. */
const KEY_BYTES = 200

function keyOf([files, entry, policies, rulePages]: Parameters<Lint>, day: string): string {
  const digest = createHash('sha256')
  // The lengths say where one file ends and the next begins.
  const facts = files.map(({ name, bytes }) => [name, bytes.byteLength])
  digest.update(JSON.stringify([day, entry, policies ?? null, rulePages ?? null, facts]))
  for (const { bytes } of files) digest.update(bytes)
  return digest.digest('base64')
}
