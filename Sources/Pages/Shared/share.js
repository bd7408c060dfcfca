// A share of 0…1 for people, in percent with one decimal. `ShareText` in Swift does the same and
// explains why. Both are tested with Tests/ReferenceData/shares.tsv.
export const shareText = share => {
  if (!(share > 0)) return "0.0%";
  if (share >= 1) return "100.0%";
  const parts = Math.round(share * 10000);
  if (parts < 10) return "<0.1%";
  if (parts > 9990) return ">99.9%";
  const tenths = Math.floor((parts + 5) / 10);
  return `${Math.floor(tenths / 10)}.${tenths % 10}%`;
};
