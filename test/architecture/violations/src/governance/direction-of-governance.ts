import '../maturity/index.ts'
