import { NativeSelect } from '@mantine/core'
import { nameInBundle } from '../../api/request.ts'
import { bytesInWords } from '../../components/words.ts'
import './push-page.css'

/** The files chosen, and the one to begin with where that was said. */
export interface ChosenContract {
  readonly files: readonly File[]
  readonly entry: string | undefined
}

interface ContractFilesProps {
  readonly chosen: ChosenContract
  readonly onChange: (chosen: ChosenContract) => void
}

/** Chooses a contract: one file, several, or a zip archive; by button or by dropping them. */
export function ContractFiles({ chosen, onChange }: ContractFilesProps): React.JSX.Element {
  function choose(files: FileList | null): void {
    if (files !== null && files.length > 0) onChange({ files: [...files], entry: undefined })
  }

  return (
    <div
      className="push-files"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        choose(event.dataTransfer.files)
      }}
    >
      <label className="push-files-label" htmlFor="contract-files">
        The contract and the files that it imports
      </label>
      <input
        id="contract-files"
        className="push-files-input"
        type="file"
        multiple
        onChange={(event) => choose(event.currentTarget.files)}
      />
      <p className="small subtle">
        WSDL, OpenAPI and other formats; several files as they lie beside each other, or a zip
        archive that keeps their folders.
      </p>
      {chosen.files.length > 0 && (
        <ul className="plain-list small">
          {chosen.files.map((file) => (
            <li key={nameInBundle(file)}>
              <code>{nameInBundle(file)}</code>{' '}
              <span className="subtle">{bytesInWords(file.size)}</span>
            </li>
          ))}
        </ul>
      )}
      {chosen.files.length > 1 && (
        <NativeSelect
          label="Begin with"
          value={chosen.entry ?? ''}
          onChange={(event) =>
            onChange({ ...chosen, entry: event.currentTarget.value || undefined })
          }
          data={[
            { value: '', label: 'The one that no other refers to' },
            ...chosen.files.map((file) => nameInBundle(file)),
          ]}
        />
      )}
    </div>
  )
}
