import { printable, writeNotice, writeReport } from '../output.ts'
import { askJson } from '../registry/registry-client.ts'
import { createGoverned } from './governance.ts'

interface MissingGrants {
  readonly shipped?: string
  readonly actions: readonly { readonly action: string; readonly to: readonly string[] }[]
  readonly title: string
  readonly changes: readonly object[]
  readonly notGranted: readonly string[]
}

interface Flags {
  readonly format: 'stylish' | 'json'
  readonly propose?: true
}

/** `concordat constitution missing-grants`: what nobody may do, and with `--propose` the amendment that changes it. */
export async function missingGrants({ format, propose }: Flags): Promise<void> {
  const missing = await askJson<MissingGrants>('/governance/constitution/missing-grants')
  const { actions, changes, notGranted } = missing
  for (const reason of notGranted) await writeNotice(reason)
  if (propose === true && changes.length > 0) {
    const { circles } = await askJson<{ readonly circles: readonly { readonly id: string }[] }>(
      '/governance/circles',
    )
    await createGoverned('/proposals', proposalOf(missing, circles[0]?.id ?? ''), format)
  } else if (format === 'json') {
    await writeReport(`${JSON.stringify(missing, undefined, 2)}\n`, undefined)
  } else if (actions.length === 0) {
    await writeNotice('Every action that this version knows is granted to somebody.')
  } else {
    const lines = actions.map(({ action, to }) => printable(`${action}  to ${to.join('; ')}`))
    await writeReport(`${lines.join('\n')}\n`, undefined)
  }
}

function proposalOf({ actions, title, changes, shipped = '' }: MissingGrants, circle: string) {
  const named = actions.map(({ action }) => action).join(', ')
  return {
    title,
    circle,
    example: `Nobody may do this, since the constitution in force is older than the program: ${named}.`,
    rationale: `It is granted as ${shipped}, the text of the program, grants it; everything else stays.`,
    changes,
  }
}
