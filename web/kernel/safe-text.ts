/**
 * Text from outside without the characters that turn or hide a part of what follows (RFC 9839 lists them as bidirectional and other format
 * controls), so that a name cannot show itself as another.
 */
export const safeText = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, "");
