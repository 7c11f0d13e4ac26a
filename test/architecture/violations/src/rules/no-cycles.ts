import './other-half.ts'
