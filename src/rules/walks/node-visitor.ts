/** What a walk over a model tells: each node that a rule may judge, with its kind. */
export interface NodeVisitor<Nodes> {
  visit<Kind extends keyof Nodes & string>(kind: Kind, node: Nodes[Kind]): void
  /**
   * There is nothing of this kind to look at.
   *
   * @param reason why it should have been there (a reference that leads nowhere): the rules that would
   * judge it are then not evaluated. Without a reason the description simply has none.
   */
  absent(kind: keyof Nodes & string, reason?: string): void
}
