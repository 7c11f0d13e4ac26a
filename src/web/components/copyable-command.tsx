import { ActionIcon } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import './copyable-command.css'

interface CopyableCommandProps {
  /** What the command does. */
  readonly label: string
  readonly command: string
}

/** A command line with a button that copies it, or selects it where the browser forbids copying. */
export function CopyableCommand({ label, command }: CopyableCommandProps): React.JSX.Element {
  const code = useRef<HTMLElement>(null)
  const [isCopied, setIsCopied] = useState(false)

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(command)
      setIsCopied(true)
      setTimeout(() => setIsCopied(false), 2000)
    } catch {
      // The clipboard is closed to pages without TLS: selecting leaves only the key press to the reader.
      if (code.current) window.getSelection()?.selectAllChildren(code.current)
    }
  }

  return (
    <div className="command-frame">
      <div className="tiny subtle">{label}</div>
      <div className="command-line">
        <code ref={code}>{command}</code>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={isCopied ? 'Copied' : `Copy: ${command}`}
          onClick={() => void copy()}
        >
          {isCopied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
        </ActionIcon>
      </div>
    </div>
  )
}
