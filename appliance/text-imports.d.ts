/** The source of the Windows service's own program is compiled on the machine, hence bundled as text. */
declare module "*.cs" {
  const text: string;
  export default text;
}
