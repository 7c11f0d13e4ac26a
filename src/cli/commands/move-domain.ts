import type { DomainMovePlan, DomainView } from '../../registry/index.ts'
import { endWith, EXIT, registryError, usageError } from '../exit-status.ts'
import { printable, writeReport } from '../output.ts'
import { ask, askJson, jsonBody, refusal } from '../registry/registry-client.ts'

/** What commander makes of the options of `move-domain`. */
export interface MoveDomainFlags {
  readonly to?: string
  readonly dryRun?: true
  readonly answer?: 'accept' | 'decline' | 'withdraw'
  readonly reason?: string
}

/** `concordat move-domain`: gives a domain another path with all that lies in it, or answers an open offer. */
export async function moveDomainCommand(name: string, flags: MoveDomainFlags): Promise<void> {
  const { to, dryRun, reason } = flags
  if ((to === undefined) === (flags.answer === undefined)) {
    throw usageError('Say either --to PATH, to move the domain, or --answer, to answer an offer.')
  }
  if (to === undefined && dryRun === true) {
    throw usageError('--dry-run goes with --to PATH; an answer is given, or not.')
  }
  const { domain, tag, path } = await readDomain(name)
  if (to !== undefined && dryRun === true) {
    const query = new URLSearchParams({ to })
    const plan = await askJson<DomainMovePlan>(`${path}/move?${query.toString()}`)
    await writeReport(printable(inWords(plan)), undefined)
    if (!plan.possible) endWith(EXIT.findings)
    return
  }
  const line =
    to === undefined
      ? await answered(domain, path, flags)
      : moved(
          domain,
          await askJson<DomainView>(`${path}/move`, jsonBody('POST', { to, reason }, tag)),
        )
  await writeReport(`${printable(line)}\n`, undefined)
}

/** Reads a domain, also by a path that it had before. */
async function readDomain(
  name: string,
): Promise<{ readonly domain: DomainView; readonly tag: string; readonly path: string }> {
  const response = await ask(pathOf(name))
  if (!response.ok) throw await refusal(response)
  const domain = (await response.json()) as DomainView
  return { domain, tag: response.headers.get('etag') ?? '', path: pathOf(domain.path) }
}

function pathOf(domain: string): string {
  return `/domains/${domain.split('/').map(encodeURIComponent).join('~')}`
}

async function answered(
  domain: DomainView,
  path: string,
  { answer, reason }: MoveDomainFlags,
): Promise<string> {
  if (domain.relocation === undefined) {
    throw registryError(`${domain.path} is not offered to be moved, so there is nothing to answer.`)
  }
  const { id: offer } = domain.relocation
  const body = jsonBody('POST', { offer, answer, reason })
  const left = await askJson<DomainView>(`${path}/move/answer`, body)
  if (answer === 'accept') return moved(domain, left)
  return `${domain.path} stays where it is; the offer is ${answer === 'decline' ? 'declined' : 'withdrawn'}.`
}

function moved(before: DomainView, { path, following, relocation }: DomainView): string {
  if (relocation !== undefined) {
    return `${before.path} is offered to be moved to ${relocation.to}; it happens when somebody accepts who decides about that place.`
  }
  const rest =
    following === undefined
      ? ''
      : ` ${following.servicesLeft} services have their former names still and follow in the background.`
  return `${before.path} is ${path} now; former names lead there.${rest}`
}

function inWords({
  from,
  to,
  domains,
  services,
  refusals,
  possible,
  enters,
}: DomainMovePlan): string {
  const lines = [
    `Moving ${from} to ${to}:`,
    `  ${domains} domains and ${services} services get other names; the former ones lead on.`,
    ...refusals.map(({ subject, reason }) => `  REFUSED ${subject}: ${reason}`),
  ]
  if (enters?.allowed === false) {
    lines.push(
      '  It would be an offer, which others have to accept:',
      `  ${enters.reasons.join(' ')}`,
    )
  }
  return [...lines, possible ? 'Nothing refuses.' : 'It cannot be done as it is.', ''].join('\n')
}
