import { readJson } from '../json/read-json.ts'
import type { Limits } from '../limits.ts'
import type { SourceText } from '../source.ts'
import { readYaml } from '../yaml/read-yaml.ts'
import type { DataDocument } from './data-document.ts'

/**
 * Reads a JSON or YAML document; which of the two it is, its content says. What begins like JSON is
 * held to JSON's syntax, although YAML would forgive, say, a comma too many: JSON parsers would not.
 *
 * @throws ContractError as `readJson` and `readYaml` do
 */
export function readData(source: SourceText, limits: Limits): DataDocument {
  return looksLikeJson(source.text) ? readJson(source, limits) : readYaml(source, limits)
}

/** An object whose first key is quoted, or a list of JSON values; `{a: 1}` and `[a]` are YAML. */
function looksLikeJson(text: string): boolean {
  return /^\s*(?:\{\s*(?:["}]|$)|\[\s*(?:["{[\]\d-]|true\b|false\b|null\b|$))/.test(text)
}
