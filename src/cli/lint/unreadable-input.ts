import type { Judged } from '../reporters/judged.ts'
import { LinesOfFiles } from '../reporters/source-lines.ts'

/** An input that could not even be had, or of which the registry would not say anything. */
export function unreadable(source: string, message: string): Judged {
  return {
    result: {
      source,
      format: 'unknown',
      digest: '',
      verdict: 'unreadable',
      error: { code: 'file-unreadable', message },
      policies: [],
      findings: [],
    },
    sources: new LinesOfFiles([]),
  }
}
