import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import path from 'node:path'
import { usageError } from '../exit-status.ts'
import { printable } from '../output.ts'

const FALLBACK_URL = 'http://127.0.0.1:8080'

let chosen: string | undefined

/** Asks this registry from here on, whatever the environment says. */
export function chooseRegistry(url: string): void {
  chosen = url
}

/**
 * Address of the registry, without a slash at its end.
 * @throws CommandError (status 2) when what was chosen, or CONCORDAT_URL, is no address
 */
export function registryUrl(): string {
  const set = (chosen ?? process.env['CONCORDAT_URL'])?.trim() ?? ''
  const given = set === '' ? FALLBACK_URL : set
  const url = URL.canParse(given) ? new URL(given) : undefined
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
    throw usageError(
      `${chosen === undefined ? 'CONCORDAT_URL' : '--server'} is "${printable(given)}", which is no address of a registry; set it to one such as ${FALLBACK_URL}.`,
    )
  }
  return given.replace(/\/+$/, '')
}

/** The token for the registry: from the environment, or kept by `concordat login`. */
export async function registryToken(): Promise<string | undefined> {
  const given = process.env['CONCORDAT_TOKEN']
  if (given !== undefined && given !== '') return given
  return (await readCredentials())[registryUrl()]
}

/** Keeps a token for the registry in a file that only its owner reads. Returns the file's name. */
export async function keepToken(token: string): Promise<string> {
  const file = credentialsFile()
  const kept = { ...(await readCredentials()), [registryUrl()]: token }
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
  await writeFile(file, `${JSON.stringify(kept, undefined, 2)}\n`, { mode: 0o600 })
  return file
}

function credentialsFile(): string {
  const base = process.env['XDG_CONFIG_HOME'] ?? path.join(homedir(), '.config')
  return path.join(base, 'concordat', 'credentials.json')
}

async function readCredentials(): Promise<Record<string, string>> {
  const text = await readFile(credentialsFile(), 'utf8').catch(() => '{}')
  return JSON.parse(text) as Record<string, string>
}
