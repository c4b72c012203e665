// Tables of names. A name is cut into its words (globalNavi, tmp_contents, main-column); the words
// of a row must all be there, in this order at its end unless the row says anywhere.
#include "indexer/extract/html/html_roles.h"

#include <algorithm>
#include <array>
#include <string>

#include "indexer/extract/ascii.h"

namespace kouryu {
namespace {

enum class Stands : std::uint8_t { Whole, Last, Anywhere };

struct NameRow {
  std::string_view word;
  Stands stands;
  HtmlRole role;
};

// The first row that fits decides. What wraps a whole page is often called after one of its parts
// (header-fixed, has-sidebar), so most words count only as the last one, the head of the name.
constexpr std::array kNames = {
    NameRow{"breadcrumb", Stands::Anywhere, HtmlRole::Crumbs},
    NameRow{"breadcrumbs", Stands::Anywhere, HtmlRole::Crumbs},
    NameRow{"crumb", Stands::Last, HtmlRole::Crumbs},
    NameRow{"crumbs", Stands::Last, HtmlRole::Crumbs},
    NameRow{"pankuzu", Stands::Anywhere, HtmlRole::Crumbs},
    NameRow{"pan", Stands::Whole, HtmlRole::Crumbs},
    NameRow{"pannavi", Stands::Anywhere, HtmlRole::Crumbs},
    NameRow{"topicpath", Stands::Anywhere, HtmlRole::Crumbs},
    NameRow{"topic path", Stands::Last, HtmlRole::Crumbs},
    NameRow{"topics path", Stands::Last, HtmlRole::Crumbs},
    NameRow{"bread", Stands::Whole, HtmlRole::Crumbs},
    NameRow{"locator", Stands::Whole, HtmlRole::Crumbs},
    NameRow{"fontsize", Stands::Last, HtmlRole::Control},
    NameRow{"font size", Stands::Last, HtmlRole::Control},
    NameRow{"text size", Stands::Last, HtmlRole::Control},
    NameRow{"textsize", Stands::Last, HtmlRole::Control},
    NameRow{"mojisize", Stands::Last, HtmlRole::Control},
    NameRow{"moji size", Stands::Last, HtmlRole::Control},
    NameRow{"sns", Stands::Last, HtmlRole::Control},
    NameRow{"sns share", Stands::Last, HtmlRole::Control},
    NameRow{"sns btn", Stands::Last, HtmlRole::Control},
    NameRow{"sns button", Stands::Last, HtmlRole::Control},
    NameRow{"share buttons", Stands::Last, HtmlRole::Control},
    NameRow{"social buttons", Stands::Last, HtmlRole::Control},
    NameRow{"pagetop", Stands::Last, HtmlRole::Control},
    NameRow{"page top", Stands::Last, HtmlRole::Control},
    NameRow{"skip link", Stands::Last, HtmlRole::Control},
    NameRow{"skiplink", Stands::Last, HtmlRole::Control},
    NameRow{"skip nav", Stands::Last, HtmlRole::Control},
    NameRow{"screen reader text", Stands::Last, HtmlRole::Control},
    NameRow{"sr only", Stands::Last, HtmlRole::Control},
    NameRow{"visually hidden", Stands::Last, HtmlRole::Control},
    NameRow{"skip", Stands::Whole, HtmlRole::Control},
    NameRow{"gnav", Stands::Anywhere, HtmlRole::Menu},
    NameRow{"gnavi", Stands::Anywhere, HtmlRole::Menu},
    NameRow{"lnav", Stands::Anywhere, HtmlRole::Menu},
    NameRow{"lnavi", Stands::Anywhere, HtmlRole::Menu},
    NameRow{"snavi", Stands::Last, HtmlRole::Menu},
    NameRow{"globalnavi", Stands::Anywhere, HtmlRole::Menu},
    NameRow{"globalnav", Stands::Anywhere, HtmlRole::Menu},
    NameRow{"localnavi", Stands::Anywhere, HtmlRole::Menu},
    NameRow{"localnav", Stands::Anywhere, HtmlRole::Menu},
    NameRow{"global navi", Stands::Anywhere, HtmlRole::Menu},
    NameRow{"navigation", Stands::Last, HtmlRole::Menu},
    NameRow{"navi", Stands::Last, HtmlRole::Menu},
    NameRow{"nav", Stands::Last, HtmlRole::Menu},
    NameRow{"navbar", Stands::Last, HtmlRole::Menu},
    NameRow{"menu", Stands::Last, HtmlRole::Menu},
    NameRow{"menus", Stands::Last, HtmlRole::Menu},
    NameRow{"sidemenu", Stands::Last, HtmlRole::Menu},
    NameRow{"feedback", Stands::Last, HtmlRole::Beside},
    NameRow{"enquete", Stands::Last, HtmlRole::Beside},
    NameRow{"questionnaire", Stands::Last, HtmlRole::Beside},
    NameRow{"page evaluation", Stands::Last, HtmlRole::Beside},
    NameRow{"sidebar", Stands::Last, HtmlRole::Beside},
    NameRow{"side bar", Stands::Last, HtmlRole::Beside},
    NameRow{"side", Stands::Last, HtmlRole::Beside},
    NameRow{"side column", Stands::Last, HtmlRole::Beside},
    NameRow{"sub column", Stands::Last, HtmlRole::Beside},
    NameRow{"ranking", Stands::Last, HtmlRole::Beside},
    NameRow{"recommend", Stands::Last, HtmlRole::Beside},
    NameRow{"advert", Stands::Last, HtmlRole::Beside},
    NameRow{"banner", Stands::Last, HtmlRole::Beside},
    NameRow{"banners", Stands::Last, HtmlRole::Beside},
    NameRow{"navheader", Stands::Last, HtmlRole::Header},
    NameRow{"navfooter", Stands::Last, HtmlRole::Footer},
    NameRow{"header", Stands::Last, HtmlRole::Header},
    NameRow{"head", Stands::Whole, HtmlRole::Header},
    NameRow{"footer", Stands::Last, HtmlRole::Footer},
    NameRow{"foot", Stands::Whole, HtmlRole::Footer},
    NameRow{"copyright", Stands::Last, HtmlRole::Footer},
    NameRow{"honbun", Stands::Anywhere, HtmlRole::Main},
    NameRow{"tmp contents", Stands::Last, HtmlRole::Main},
    NameRow{"main", Stands::Last, HtmlRole::Main},
    NameRow{"maincontents", Stands::Last, HtmlRole::Main},
    NameRow{"maincontent", Stands::Last, HtmlRole::Main},
    NameRow{"main contents", Stands::Last, HtmlRole::Main},
    NameRow{"main content", Stands::Last, HtmlRole::Main},
    NameRow{"main body", Stands::Last, HtmlRole::Main},
    NameRow{"mainbody", Stands::Last, HtmlRole::Main},
    NameRow{"main column", Stands::Last, HtmlRole::Main},
    NameRow{"entry content", Stands::Last, HtmlRole::Main},
    NameRow{"post content", Stands::Last, HtmlRole::Main},
    NameRow{"article body", Stands::Last, HtmlRole::Main},
    NameRow{"detail free", Stands::Last, HtmlRole::Main},
};

// Heads of parts of an article: entry-header holds its title.
constexpr std::array<std::string_view, 10> kOfArticle = {"article", "content", "contents", "entry",
                                                         "panel",   "post",    "section",  "table",
                                                         "card",    "block"};

struct RoleRow {
  std::string_view name;
  HtmlRole role;
};
// https://www.w3.org/TR/wai-aria: landmarks.
constexpr std::array kAriaRoles = {
    RoleRow{"main", HtmlRole::Main},          RoleRow{"article", HtmlRole::Main},
    RoleRow{"navigation", HtmlRole::Menu},    RoleRow{"banner", HtmlRole::Header},
    RoleRow{"contentinfo", HtmlRole::Footer}, RoleRow{"complementary", HtmlRole::Beside},
    RoleRow{"search", HtmlRole::Control},     RoleRow{"menu", HtmlRole::Menu},
    RoleRow{"menubar", HtmlRole::Menu},       RoleRow{"alertdialog", HtmlRole::Control}};

/// "tmp_gnaviBox" -> "tmp gnavi box".
std::string words_of(std::string_view name) {
  std::string out;
  bool was_small = false;
  for (const char c : name) {
    const bool big = c >= 'A' && c <= 'Z';
    const bool small = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (!big && !small) {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else {
      if (big && was_small) out += ' ';
      out += ascii_lower(c);
    }
    was_small = small;
  }
  // sidebar2, footer_01: numbers at the end tell only which one.
  while (!out.empty() && (out.back() == ' ' || (out.back() >= '0' && out.back() <= '9'))) {
    out.pop_back();
  }
  return out;
}

bool fits(const NameRow& row, std::string_view words) {
  if (words == row.word) return true;
  if (row.stands == Stands::Whole) return false;
  if (words.ends_with(row.word) && words[words.size() - row.word.size() - 1] == ' ') return true;
  if (row.stands == Stands::Last) return false;
  const std::string padded = " " + std::string(words) + " ";
  return padded.find(" " + std::string(row.word) + " ") != std::string::npos;
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// menu-main, header_main: the main part of something else.
constexpr std::array<std::string_view, 6> kOfFrame = {"foot", "head", "menu", "nav", "side", "sub"};

HtmlRole role_of_name(std::string_view name) {
  const std::string words = words_of(name);
  for (const NameRow& row : kNames) {
    if (!fits(row, words)) continue;
    if (row.role == HtmlRole::Header || row.role == HtmlRole::Footer) {
      const std::string_view first = std::string_view(words).substr(0, words.find(' '));
      if (first.size() < words.size() &&
          std::find(kOfArticle.begin(), kOfArticle.end(), first) != kOfArticle.end()) {
        return HtmlRole::None;
      }
    }
    const bool of_frame = row.role == HtmlRole::Main &&
                          std::any_of(kOfFrame.begin(), kOfFrame.end(),
                                      [&](std::string_view part) { return contains(words, part); });
    return of_frame ? HtmlRole::None : row.role;
  }
  return HtmlRole::None;
}

/// Inside a style attribute, white space and case left out.
std::string squeezed(std::string_view style) {
  std::string out;
  for (const char c : style) {
    if (!is_blank_byte(c)) out += ascii_lower(c);
  }
  return out;
}

bool is_hidden(HtmlTag tag, const HtmlAttributes& attributes) {
  // A page that shows itself by script only begins like this.
  if (tag == HtmlTag::Html || tag == HtmlTag::Body) return false;
  if (attributes.has("hidden") && attributes.get("hidden") != "until-found") return true;
  if (attributes.get("aria-hidden") == "true") return true;
  if (!attributes.has("style")) return false;
  const std::string style = squeezed(attributes.get("style"));
  return contains(style, "display:none") || contains(style, "visibility:hidden");
}

}  // namespace

RoleHint role_hint(HtmlTag tag, const HtmlAttributes& attributes) {
  if (is_hidden(tag, attributes)) return {HtmlRole::Hidden, true, attributes.has("id")};
  if (tag == HtmlTag::Html || tag == HtmlTag::Body) return {};
  const std::string_view aria = attributes.get("role");
  for (const RoleRow& row : kAriaRoles) {
    if (row.name == aria) return {row.role, true};
  }
  switch (tag) {
    case HtmlTag::Main:
    case HtmlTag::Article:
      return {HtmlRole::Main, true};
    case HtmlTag::Nav:
      break;  // its name may tell more: breadcrumbs
    case HtmlTag::Header:
      return {HtmlRole::Header, true};
    case HtmlTag::Footer:
      return {HtmlRole::Footer, true};
    case HtmlTag::Aside:
      return {HtmlRole::Beside, true};
    case HtmlTag::Inline:
    case HtmlTag::Link:
    case HtmlTag::Heading:
    case HtmlTag::Cell:
    case HtmlTag::HeadCell:
    case HtmlTag::Row:
      return {};  // too small to be a part of a page
    default:
      break;
  }
  HtmlRole role = role_of_name(attributes.get("id"));
  const bool by_id = role != HtmlRole::None;
  std::string_view classes = attributes.get("class");
  while (role == HtmlRole::None && !classes.empty()) {
    const std::size_t space = std::min(classes.find_first_of(" \t\n\r"), classes.size());
    role = role_of_name(classes.substr(0, space));
    classes.remove_prefix(std::min(space + 1, classes.size()));
  }
  // There is one element of an id: what calls itself so is the part it says.
  if (tag != HtmlTag::Nav) return {role, by_id && role == HtmlRole::Main};
  return {role == HtmlRole::Crumbs || role == HtmlRole::Control ? role : HtmlRole::Menu, true};
}

HtmlRole role_inside(HtmlRole outer, const RoleHint& hint) {
  const HtmlRole inner = hint.role;
  if (inner == HtmlRole::None || outer == HtmlRole::Hidden) return outer;
  if (outer == HtmlRole::Control) return inner;  // <div id="pagetop"> around a whole page
  if (outer == HtmlRole::Main) {
    // An article's own head and foot belong to it; so does a box beside its text.
    const bool its_own = inner == HtmlRole::Header || inner == HtmlRole::Footer ||
                         (inner == HtmlRole::Beside && hint.sure);
    return its_own ? outer : inner;
  }
  if (outer == HtmlRole::None || inner == HtmlRole::Hidden || inner == HtmlRole::Control ||
      inner == HtmlRole::Crumbs) {
    return inner;
  }
  // <main> may stand in a wrapper that somebody named menu; a box named main in a footer is none.
  if (inner == HtmlRole::Main) return hint.sure ? inner : outer;
  return outer;
}

}  // namespace kouryu
