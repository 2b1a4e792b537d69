// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include <algorithm>

#include "mora/config.hpp"

#include "forms/form.hpp"

namespace mora::forms {

#define MORA_FORM(name) Form name##_form();
#include "forms/list.def"
#undef MORA_FORM

std::span<const Form> all() {
  static const std::vector<Form> forms = {
#define MORA_FORM(name) name##_form(),
#include "forms/list.def"
#undef MORA_FORM
  };
  return forms;
}

const Form& find(detail::Form form) {
  const auto forms = all();
  const auto found =
      std::find_if(forms.begin(), forms.end(), [&](const Form& f) { return f.spec.form == form; });
  MORA_ASSERT(found != forms.end());
  return *found;
}

std::vector<sema::FormSpec> specs() {
  std::vector<sema::FormSpec> specs;
  for (const Form& form : all()) specs.push_back(form.spec);
  return specs;
}

}  // namespace mora::forms
