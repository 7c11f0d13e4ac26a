import { findRule } from '../../rules/index.ts'
import { shippedPack, shippedPackIds } from '../../shipped-packs.ts'
import { usageError } from '../exit-status.ts'
import { writeReport } from '../output.ts'

/** `concordat rules list`: the policies that ship, and what each of their rules asks for. */
export async function listRules(policy: string | undefined): Promise<void> {
  const ids = policy === undefined ? shippedPackIds() : [policy]
  const blocks = ids.map((id) => {
    const pack = shippedPack(id)
    if (pack === undefined) {
      throw usageError(`There is no policy "${id}"; there are ${shippedPackIds().join(', ')}.`)
    }
    const rules = pack.rules.map(
      (rule) => `  ${rule.id.padEnd(32)} ${rule.severity.padEnd(8)} ${titleOf(rule.id)}`,
    )
    return `${pack.id} ${pack.version}  ${pack.title} (${pack.formats.join(', ')})\n${rules.join('\n')}\n`
  })
  await writeReport(blocks.join('\n'), undefined)
}

/** `concordat rules show`: one rule in full. */
export async function showRule(name: string): Promise<void> {
  const rule = findRule(name)
  if (rule === undefined) {
    throw usageError(`There is no rule "${name}"; "concordat rules list" names them all.`)
  }
  const policies = shippedPackIds().filter((id) =>
    shippedPack(id)?.rules.some((entry) => entry.id === rule.id),
  )
  const lines = [
    `${rule.id}  ${rule.title}`,
    '',
    rule.rationale,
    '',
    `Severity:      ${rule.severity}`,
    `Message:       ${rule.message}`,
    `Requirements:  ${rule.requirements.join(', ') || 'none of a published standard'}`,
    `Policies:      ${policies.join(', ')}`,
    ...(rule.aliases === undefined ? [] : [`Also known as: ${rule.aliases.join(', ')}`]),
    ...(rule.prerequisites === undefined
      ? []
      : [`Asked after:   ${rule.prerequisites.join(', ')}`]),
    ...rule.examples.flatMap(({ contract, edit, at }) =>
      edit === undefined
        ? [`Holds for:     ${contract}`]
        : [
            `Broken by:     ${contract} with ${quote(edit[1])} instead of ${quote(edit[0])}`,
            `               found at ${at ?? 'the document'}`,
          ],
    ),
  ]
  await writeReport(`${lines.join('\n')}\n`, undefined)
}

function titleOf(id: string): string {
  return findRule(id)?.title ?? 'not implemented in this version: reported as not evaluated'
}

function quote(text: string): string {
  return JSON.stringify(text.length > 120 ? `${text.slice(0, 117)}...` : text)
}
