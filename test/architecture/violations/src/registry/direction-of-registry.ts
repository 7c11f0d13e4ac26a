import '../governance/index.ts'
