/** The expression that decides, as the model writes it: for whoever wants to compute it again, out of the way of all others. */
export function HowComputed({ evidence }: { readonly evidence: string }): React.JSX.Element {
  return (
    <details className="how-computed tiny subtle">
      <summary>How computed</summary>
      <code>{evidence}</code>
    </details>
  )
}
