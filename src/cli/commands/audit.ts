import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { AuditError, verifyLedgerExport, type LedgerVerification } from '../../audit/index.ts'
import { endWith, EXIT, registryError, usageError } from '../exit-status.ts'
import { counted, openReport, reasonOf, writeNotice, writeReport } from '../output.ts'
import { ask, askJson, refusal } from '../registry/registry-client.ts'

export interface AuditExportFlags {
  readonly format: string
  readonly output?: string
  readonly subject?: string
  readonly action?: string
  readonly actor?: string
  readonly from?: string
  readonly to?: string
}

/** `concordat audit verify [FILE]`: asks the registry to prove its ledger, or proves an export without it. */
export async function verifyCommand(file: string | undefined): Promise<void> {
  if (file === undefined) {
    await reportVerification(await askJson<LedgerVerification>('/audit/verification'))
    return
  }
  const verification = await verifyFile(file)
  await reportVerification(verification)
  // A registry says of itself that it is its ledger; of a file nothing but a signature does.
  if (verification.ok && verification.entries > 0 && verification.checkpoints === 0) {
    await writeNotice(
      'concordat: Nothing in this file is signed, so it proves nothing: export again, which signs the ledger to its end.',
    )
    endWith(EXIT.findings)
  }
}

async function verifyFile(file: string): Promise<LedgerVerification> {
  const input = createReadStream(file)
  // The stream's own failure is not handed on by what reads lines from it.
  const failed = new Promise<never>((_resolve, reject) => input.once('error', reject))
  try {
    const lines = createInterface({ input, crlfDelay: Infinity })
    return await Promise.race([verifyLedgerExport(lines), failed])
  } catch (error) {
    if (error instanceof AuditError)
      throw usageError(`${file} cannot be verified. ${error.message}`, { cause: error })
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error
    throw usageError(`${file} cannot be read: ${reasonOf(error)}.`, { cause: error })
  } finally {
    input.destroy()
  }
}

/** Says what a ledger proves; one that is broken ends the command with 1. */
export async function reportVerification(answer: LedgerVerification): Promise<void> {
  if (answer.ok) {
    await writeReport(
      `The ledger is whole: ${counted(answer.entries, 'entry', 'entries')}, none altered, removed or reordered.
${
  answer.checkpoints === 0
    ? 'No checkpoint has signed it yet: anybody could have written it.'
    : `Signed by ${counted(answer.checkpoints, 'checkpoint')}, ${counted(answer.unsigned, 'entry', 'entries')} since the last one.`
}
Note these elsewhere, to detect an exchange of the whole ledger:
  head  ${answer.head}
  keys  ${answer.keys.join(' ')}\n`,
      undefined,
    )
    return
  }
  await writeReport(`The ledger is broken:\n${JSON.stringify(answer, undefined, 2)}\n`, undefined)
  endWith(EXIT.findings)
}

/** `concordat audit export`: writes what the registry sends, as it comes. */
export async function exportCommand(flags: AuditExportFlags): Promise<void> {
  const { output, ...asked } = flags
  const query = new URLSearchParams(Object.entries(asked))
  const response = await ask(`/audit/export?${query.toString()}`, { signal: null })
  if (!response.ok) throw await refusal(response)
  const target = await openReport(output)
  try {
    const decoder = new TextDecoder()
    for await (const piece of response.body ?? []) {
      await target.write(decoder.decode(piece, { stream: true }))
    }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw registryError(`The registry broke off: ${reasonOf(error.cause ?? error)}.`, {
      cause: error,
    })
  } finally {
    await target.close()
  }
}
