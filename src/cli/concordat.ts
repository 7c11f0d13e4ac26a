import { CommanderError } from 'commander'
import { CommandError, EXIT, endWith } from './exit-status.ts'
import { outliveReaders, writeNotice } from './output.ts'
import { createProgram } from './index.ts'
import { visibleLines } from './reporters/display-text.ts'

outliveReaders()
void run()

async function run(): Promise<void> {
  try {
    await createProgram().parseAsync(process.argv)
  } catch (error) {
    if (error instanceof CommanderError) {
      // Commander has said it already; its own status 1 means wrong usage, which is 2 here.
      endWith(error.exitCode === 0 ? EXIT.fine : EXIT.usage)
    } else if (error instanceof CommandError) {
      await writeNotice(visibleLines(`concordat: ${error.message}`))
      endWith(error.status)
    } else {
      throw error
    }
  }
}
