import type { ContractSummary } from '../../contracts/index.ts'
import type { Collection } from '../../store/index.ts'
import { contractEntries, namedWords } from './search-entries.ts'
import { GRADES, type OlderVersions, type SearchPart } from './search-index.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Takes words of a contract out of those that are suggested, unless something else that is found has them. */
export type ForgetWords = (words: Iterable<string>) => Promise<void>

export function createForgetWords(ports: {
  readonly parts: Collection<SearchPart>
  readonly older: Collection<OlderVersions>
  readonly vocabulary: Vocabulary
}): ForgetWords {
  const { parts, older, vocabulary } = ports
  return async (words) => {
    const unused = new Set<string>()
    for (const word of new Set(words)) {
      const where = { tokens: { in: GRADES.map((grade) => `${grade}${word}`) } }
      if ((await parts.find({ where, limit: 1 })).items.length > 0) continue
      if ((await older.find({ where, limit: 1 })).items.length > 0) continue
      unused.add(word)
    }
    await vocabulary.forget(unused)
  }
}

/** The words that a contract is guessed by. */
export function wordsOfContract(summary: ContractSummary): readonly string[] {
  return namedWords(contractEntries(summary))
}
