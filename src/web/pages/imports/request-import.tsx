import { Checkbox, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { importsQuery } from '../../api/import-queries.ts'
import { sendContract } from '../../api/request.ts'
import type { Import } from '../../api/schemas.ts'
import { Form } from '../../components/form/form.tsx'
import { mistakeAt } from '../../components/form/mistakes.ts'
import { Panel } from '../../components/panel.tsx'
import { bytesInWords } from '../../components/words.ts'
import '../push/push-page.css'

/** Uploads a source, and leads to the difference that importing it would make. */
export function RequestImport(): React.JSX.Element {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [file, setFile] = useState<File>()
  const [domain, setDomain] = useState('imported')
  const [source, setSource] = useState('')
  const [environment, setEnvironment] = useState('production')
  const [allOrNothing, setAllOrNothing] = useState(false)
  const request = useMutation({
    mutationFn: (chosen: File) =>
      sendContract<Import>(
        'POST',
        '/imports',
        { files: [chosen] },
        {
          ...{ domain: domain.trim(), source: source.trim(), environment: environment.trim() },
          allOrNothing: String(allOrNothing),
        },
      ),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: importsQuery.queryKey })
      await navigate(`/imports/${encodeURIComponent(id)}`)
    },
  })

  return (
    <Panel title="Import a source">
      <Form
        request={request}
        problem="The source is not taken"
        submit="Show what would change"
        isDisabled={file === undefined}
        onSubmit={() => file !== undefined && request.mutate(file)}
      >
        <div
          className="push-files"
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            event.preventDefault()
            setFile(event.dataTransfer.files[0])
          }}
        >
          <label className="push-files-label" htmlFor="import-file">
            A zip archive, or a single file
          </label>
          <input
            id="import-file"
            className="push-files-input"
            type="file"
            onChange={(event) => setFile(event.currentTarget.files?.[0])}
          />
          <p className="small subtle">
            {file === undefined
              ? 'At most 64 MiB. What it is, is told by what is in it.'
              : `${file.name}, ${bytesInWords(file.size)}`}
          </p>
        </div>
        <div className="form-fields">
          <TextInput
            label="Domain"
            description="Services are registered below it"
            required
            withAsterisk={false}
            maxLength={200}
            value={domain}
            error={mistakeAt(request.error, '/path')}
            onChange={(event) => setDomain(event.currentTarget.value)}
          />
          <TextInput
            label="Name of the source"
            description="The same each time, so that changes are recognised"
            placeholder={file?.name.replace(/\.[^.]+$/, '') ?? 'As the file is called'}
            maxLength={200}
            value={source}
            onChange={(event) => setSource(event.currentTarget.value)}
          />
          <TextInput
            label="Environment"
            description="Where the consumers that it names use what they use"
            required
            withAsterisk={false}
            maxLength={100}
            value={environment}
            onChange={(event) => setEnvironment(event.currentTarget.value)}
          />
        </div>
        <Checkbox
          label="All or nothing: import nothing when any contract is refused"
          checked={allOrNothing}
          onChange={(event) => setAllOrNothing(event.currentTarget.checked)}
        />
      </Form>
    </Panel>
  )
}
