// Sound lines of an export, for tests to spoil.
#ifndef KOURYU_TESTS_SUPPORT_EXCHANGE_LINES_H_
#define KOURYU_TESTS_SUPPORT_EXCHANGE_LINES_H_

namespace kouryu::test {

inline constexpr const char* kPassageLine =
    R"({"id":"p","title":"題","text":"平成16年、大連市と結んだ。","facets":{"city":["大連市"],)"
    R"("prefecture":[],"country":[],"org":[],"year":[2004]},"record":{"document":{"id":"d",)"
    R"("path":"/a.txt","date":"2004-12","format":"txt","container":"","publication":"",)"
    R"("issue":"","ocr":false},"origin":"file","title_finds":true,"kind":"body","ordinal":0,)"
    R"("duplicates":0,"heading":["章"],"page":1,"pages":[[6,2]],"source":{"begin":0,"end":40},)"
    R"("pieces":[[0,0,6,0],[6,8,5,1]],"fields":[{"label":"相手方","begin":0,"end":6}],)"
    R"("evidence":[{"field":"city","value":"大連市","begin":14,"end":23,"how":"full",)"
    R"("certain":true,"places":[]}],"relations":[{"a":"青森市","b":"大連市","kind":"tie",)"
    R"("since":"2004-12","years":[2004],"certain":true,"begin":0,"end":38,)"
    R"("how":"sentence:協定"}],"guessed_year":0,"year_before":0,"dates":["2004"],)"
    R"("fiscal_years":[2004]}})";

inline constexpr const char* kFileLine =
    R"({"file":{"id":"d","path":"/a.txt","container":"","format":"txt","title":"題",)"
    R"("date":"2004-12-24","size":9,"mtime_ns":-5,"content_hash":"0a","passages":1,"reason":"",)"
    R"("detail":"","head_lines":[[7,false],[9,true]],"tail_lines":[]}})";

}  // namespace kouryu::test

#endif  // KOURYU_TESTS_SUPPORT_EXCHANGE_LINES_H_
