import { usageError } from '../exit-status.ts'
import type { ContractInput } from '../inputs/contract-input.ts'
import { judgeInput } from '../lint/judge-input.ts'
import type { JudgedInput } from '../lint/judge-inputs.ts'
import type { LintSettings } from '../lint/lint-settings.ts'
import type { Finding } from '../../rules/index.ts'
import { counted, printable, writeNotice } from '../output.ts'
import type { Judged } from '../reporters/judged.ts'
import { mendContract, type LocalContract, type Mended } from './mend-contract.ts'
import { replaceFile } from './replace-file.ts'
import { unifiedDiff } from './unified-diff.ts'

/**
 * Corrects contracts one after the other. Without `write` nothing on the disk changes: the result is that of the
 * contract as it is, with the difference that corrects it. With it, the result is that of what it has become.
 *
 * @throws CommandError (status 2) for an input that is no file of this disk, or that cannot be written
 */
export async function* fixContracts(
  inputs: AsyncIterable<ContractInput>,
  settings: LintSettings,
  write: boolean,
): AsyncGenerator<JudgedInput> {
  let gone = 0
  for await (const input of inputs) {
    if (input.kind === 'unreadable') {
      yield { input, judged: await judgeInput(input, settings) }
      continue
    }
    const isFound = input.found === true
    if (!isFound) refuseUnwritable(input)
    const mended = await mendContract(input, settings)
    for (const notice of noticesOf(input, mended)) await writeNotice(printable(notice))
    const judged = write ? await written(input, mended) : shown(input, mended)
    gone += mended.fixed?.gone ?? 0
    yield { input, judged: withoutEdits(judged) }
  }
  if (!write) await writeNotice(summaryOf(gone))
}

function summaryOf(gone: number): string {
  if (gone === 0) return 'There is nothing that can be corrected without a person.'
  return `The difference corrects ${counted(gone, 'finding')}; add --write to make it.`
}

function refuseUnwritable({ source, entry, carrier, bundled }: LocalContract): void {
  const isFile = carrier === undefined && bundled !== true && source === entry.name
  if (isFile) return
  throw usageError(
    `--fix corrects files of this disk alone, and ${source} is none (an archive, a commit, an address, a version of the registry or standard input); fetch or unpack it, and name the file.`,
  )
}

function noticesOf({ source }: LocalContract, { refusal, elsewhere }: Mended): readonly string[] {
  return [
    ...(refusal === undefined ? [] : [`${source} is left as it is: ${refusal}.`]),
    ...elsewhere.map(
      (file) =>
        `${file}, which ${source} imports, has corrections of its own; name it to make them.`,
    ),
  ]
}

function shown({ source }: LocalContract, { before, fixed }: Mended): Judged {
  if (fixed === undefined) return before
  return { ...before, diff: unifiedDiff(fixed.source.text, fixed.text, source, source) }
}

async function written(input: LocalContract, { before, fixed }: Mended): Promise<Judged> {
  const { source, entry } = input
  if (fixed === undefined) return before
  const problem = await replaceFile(source, entry.bytes, fixed.bytes)
  if (problem !== undefined) throw usageError(`${source} cannot be written: ${problem}.`)
  await writeNotice(printable(`${source}: ${counted(fixed.gone, 'finding')} corrected.`))
  return fixed.after
}

/** Reports tell what is to be done; offsets into the text are of no use to their readers. */
function withoutEdits({ result, ...judged }: Judged): Judged {
  const findings = result.findings.map((finding) => {
    const reported: { -readonly [Key in keyof Finding]: Finding[Key] } = { ...finding }
    delete reported.edits
    return reported
  })
  return { ...judged, result: { ...result, findings } }
}
