import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import './form.css'
import { FormProblem } from './form-problem.tsx'

interface FormProps {
  /** What the form sends. */
  readonly request: { readonly isPending: boolean; readonly error: Error | null }
  /** Said over a refusal: "The role is not assigned". */
  readonly problem: string
  /** What the button says. */
  readonly submit: string
  readonly onSubmit: () => void
  /** Whether the form stands by itself on the page, and not in a panel. */
  readonly isPanel?: boolean
  /** Whether the page has something that matters more than this form. */
  readonly isMinor?: boolean
  readonly isDisabled?: boolean
  /** Other ways on, beside the button. */
  readonly beside?: ReactNode
  /** The fields. */
  readonly children: ReactNode
}

/** Fields, why what was sent is refused, and the button that sends them. */
export function Form(props: FormProps): React.JSX.Element {
  const { request, problem, submit, onSubmit, isPanel, isMinor, isDisabled, beside } = props
  return (
    <form
      className={isPanel === true ? 'panel form' : 'form'}
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      {props.children}
      <FormProblem title={problem} error={request.error} />
      <div className="form-actions">
        <Button
          type="submit"
          variant={isMinor === true ? 'default' : 'filled'}
          loading={request.isPending}
          disabled={isDisabled ?? false}
        >
          {submit}
        </Button>
        {beside}
      </div>
    </form>
  )
}
