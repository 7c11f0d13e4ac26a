import type { LedgerVerification } from '../../audit/index.ts'
import { endWith, EXIT } from '../exit-status.ts'
import { counted, writeReport } from '../output.ts'
import { askJson } from '../registry/registry-client.ts'

/** `concordat audit verify`: asks the registry to prove its ledger. */
export async function verifyLedger(): Promise<void> {
  await reportVerification(await askJson<LedgerVerification>('/audit/verification'))
}

/** Says what a ledger proves; one that is broken ends the command with 1. */
export async function reportVerification(answer: LedgerVerification): Promise<void> {
  if (answer.ok) {
    await writeReport(
      `The ledger is whole: ${counted(answer.entries, 'entry', 'entries')}, none altered, removed or reordered.
Signed by ${counted(answer.checkpoints, 'checkpoint')}, ${counted(answer.unsigned, 'entry', 'entries')} since the last one.
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
