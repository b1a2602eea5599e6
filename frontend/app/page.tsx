import { WelcomePage } from "@/platform/pages/welcome";
// ridehailing:begin
import { HomePage } from "@/ridehailing/pages/home";

// ridehailing:end

const homePages = [
  // The first one is shown: a slice's home page comes before the welcome.
  // ridehailing:begin
  HomePage,
  // ridehailing:end
  WelcomePage,
];

const [Page = WelcomePage] = homePages;

export default Page;
