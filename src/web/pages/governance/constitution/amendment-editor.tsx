import { Button, SegmentedControl, Textarea } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { constitutionQuery } from '../../../api/governance-queries.ts'
import { postJson } from '../../../api/request.ts'
import type { AmendmentCheck, AmendmentCheckRequest } from '../../../api/schemas.ts'
import { FormProblem } from '../../../components/form/form-problem.tsx'
import { QueryView } from '../../../components/query-view.tsx'
import type { Amendable } from './amendable.ts'
import { AmendmentFields } from './amendment-fields.tsx'
import { GrantTable } from './grant-table.tsx'
import { TextDifferences } from './text-differences.tsx'
import './constitution.css'

interface AmendmentEditorProps {
  /** What is amended; the text in force unless given. */
  readonly amended: Amendable | undefined
  /** Called with the text that was checked, or with nothing while the present one is not. */
  readonly onChecked: (constitution: Amendable | undefined) => void
}

/** Amends the constitution by fields or as its text; nothing is proposed before its differences were shown. */
export function AmendmentEditor({ amended, onChecked }: AmendmentEditorProps): React.JSX.Element {
  const inForce = useQuery(constitutionQuery)
  return (
    <QueryView query={inForce} what="the constitution in force">
      {({ constitution }) => (
        <Editor
          begin={amended ?? constitution}
          isPrepared={amended !== undefined}
          onChecked={onChecked}
        />
      )}
    </QueryView>
  )
}

type Mode = 'fields' | 'text'

interface EditorProps {
  readonly begin: Amendable
  readonly isPrepared: boolean
  readonly onChecked: AmendmentEditorProps['onChecked']
}

function Editor({ begin, isPrepared, onChecked }: EditorProps): React.JSX.Element {
  const [mode, setMode] = useState<Mode>('fields')
  const [constitution, setConstitution] = useState(begin)
  const [text, setText] = useState('')
  const field = useRef<HTMLTextAreaElement>(null)
  const check = useMutation({
    mutationFn: async () =>
      postJson<AmendmentCheck>('/governance/constitution/checks', bodyOf(mode, constitution, text)),
    onSuccess: (found) => {
      setText(found.text)
      const read = found.constitution
      if (read !== undefined) setConstitution(read)
      onChecked(read)
    },
  })
  const { mutate } = check
  useEffect(() => {
    // What was prepared is shown with its differences at once.
    if (isPrepared) mutate()
  }, [isPrepared, mutate])
  const edited = (): void => {
    check.reset()
    onChecked(undefined)
  }
  const turnTo = (next: Mode): void => {
    if (next === mode) return
    check.mutate(undefined, {
      // Mistakes in fields are shown at their line of the text; a text with mistakes has no fields.
      onSuccess: ({ mistakes }) => {
        if (next === 'text' || mistakes.length === 0) setMode(next)
      },
    })
  }
  const show = (line: number): void => {
    const area = field.current
    if (area === null) return
    const rows = text.split('\n')
    const start = rows.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0)
    area.focus()
    area.setSelectionRange(start, start + (rows[line - 1]?.length ?? 0))
    area.scrollTop = ((line - 3) / rows.length) * area.scrollHeight
  }
  return (
    <section className="amendment stack" aria-label="Amendment of the constitution">
      <SegmentedControl
        aria-label="How the constitution is amended"
        value={mode}
        onChange={(value) => turnTo(value === 'text' ? 'text' : 'fields')}
        data={[
          { value: 'fields', label: 'Fields' },
          { value: 'text', label: 'The text itself' },
        ]}
      />
      {mode === 'fields' ? (
        <AmendmentFields
          constitution={constitution}
          onChange={(next) => {
            setConstitution(next)
            edited()
          }}
        />
      ) : (
        <Textarea
          ref={field}
          label="Text of the constitution (YAML)"
          description="Policies in force are no part of it; each of them is changed by itself"
          classNames={{ input: 'amendment-text' }}
          rows={24}
          spellCheck={false}
          wrap="off"
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value)
            edited()
          }}
        />
      )}
      <div>
        <Button variant="default" loading={check.isPending} onClick={() => check.mutate()}>
          Look at what changes
        </Button>
      </div>
      <FormProblem title="It could not be checked" error={check.error} />
      <div aria-live="polite" className="stack">
        {check.data !== undefined && (
          <Found found={check.data} onShow={mode === 'text' ? show : undefined} />
        )}
      </div>
    </section>
  )
}

function bodyOf(mode: Mode, constitution: Amendable, text: string): AmendmentCheckRequest {
  if (mode === 'text') return { text }
  return { constitution: { ...constitution } }
}

interface FoundProps {
  readonly found: AmendmentCheck
  /** Shows a line in the text; absent where the text is not shown. */
  readonly onShow: ((line: number) => void) | undefined
}

function Found({ found, onShow }: FoundProps): React.JSX.Element {
  const { mistakes, differences, grants } = found
  if (mistakes.length > 0) {
    return (
      <div className="form-problem">
        <p className="form-problem-title">It cannot be proposed like this</p>
        <ul>
          {mistakes.map(({ message, line }, index) => (
            <li key={index}>
              {onShow === undefined ? (
                message
              ) : (
                <>
                  <button type="button" className="line-link" onClick={() => onShow(line)}>
                    Line {line}
                  </button>
                  : {message}
                </>
              )}
            </li>
          ))}
        </ul>
      </div>
    )
  }
  return differences.every(({ kind }) => kind === 'same') ? (
    <p role="status">It says the same as the text in force.</p>
  ) : (
    <>
      <h3 className="governance-title">What changes in the text</h3>
      <TextDifferences differences={differences} />
      <h3 className="governance-title">Who may do more or less</h3>
      {grants.length === 0 ? (
        <p>Everybody may do what they may now.</p>
      ) : (
        <GrantTable grants={grants} />
      )}
    </>
  )
}
