import type { ProfileConformance } from '../../../api/schemas.ts'
import type { Tone } from '../../../theme.ts'
import { counted } from '../../../components/words.ts'

export const CLAIM_LOOKS: Readonly<
  Record<ProfileConformance['claim'], { readonly word: string; readonly tone: Tone }>
> = {
  conformant: { word: 'Conformant', tone: 'good' },
  'not conformant': { word: 'Not conformant', tone: 'bad' },
  open: { word: 'Open', tone: 'warn' },
}

/** What the claim rests on, as a sentence. */
export function claimInWords({ claim, assertions }: ProfileConformance): string {
  const required = assertions.filter(({ type }) => type === 'required')
  const failed = required.filter(({ result }) => result === 'failed').length
  const open = required.filter(
    ({ result, unchecked }) => unchecked !== undefined || result === 'prereqFailed',
  ).length
  switch (claim) {
    case 'conformant':
      return 'Every required assertion that applies holds, and none was left unchecked.'
    case 'not conformant':
      return `${counted(failed, 'required assertion')} failed.`
    case 'open':
      return open === 0
        ? 'No required assertion failed, but none applies either, so that nothing is claimed.'
        : `No required assertion failed, but ${open} of them could not be checked, so that nothing is claimed.`
  }
}
