import { lintMessages } from '../../index.ts'
import type { Judged } from '../reporters/judged.ts'
import { LinesOfFiles } from '../reporters/source-lines.ts'
import type { LintSettings } from './lint-settings.ts'
import type { LoadedMessages } from './load-messages.ts'

/** Judges a log of messages by itself, where no contract is named. */
export async function judgeMessages(
  { file, log }: LoadedMessages,
  { choices, assertions }: LintSettings,
): Promise<Judged> {
  const { policies } = choices.of(file.name)
  const result = await lintMessages(log, {
    ...(policies !== undefined && { policies }),
    ...(assertions && { assertions }),
  })
  return { result, sources: new LinesOfFiles([file]) }
}
