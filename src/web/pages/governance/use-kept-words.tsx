import { useState } from 'react'
import { Panel } from '../../components/panel.tsx'
import './governance.css'

/** What somebody is writing while others may end the round that it is for. */
export interface KeptWords {
  readonly text: string
  /** It was begun in a round that is over. */
  readonly isFromBefore: boolean
  readonly write: (text: string) => void
}

/**
 * Keeps words that are half written when a round ends: they are there in the next one, to be sent, changed or deleted.
 * @param round what changes when another round begins
 */
export function useKeptWords(round: string): KeptWords {
  const [kept, setKept] = useState({ text: '', round })
  return {
    text: kept.text,
    isFromBefore: kept.text.trim() !== '' && kept.round !== round,
    write: (text) => setKept({ text, round }),
  }
}

/** Says that words come from before; nothing otherwise. */
export function KeptWordsNote({ words }: { readonly words: KeptWords }): React.ReactNode {
  if (!words.isFromBefore) return null
  return (
    <p role="status" className="small">
      The round ended while you were writing. Your words are kept; see whether they still fit.
    </p>
  )
}

/** The words of somebody who was too late for the last round, to take elsewhere. */
export function WordsTooLate({ words }: { readonly words: KeptWords }): React.ReactNode {
  if (!words.isFromBefore) return null
  return (
    <Panel title="What you were writing">
      <p className="small subtle">It ended before you had sent this.</p>
      <p className="words-too-late">{words.text}</p>
    </Panel>
  )
}
